import { fileURLToPath } from "node:url";
import { checkHouse, type Violation } from "./check-house.ts";
import { policyNumbers, readHouse } from "./read-house.ts";
import { RULES } from "./rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = readHouse(root);
const violations = checkHouse(modules, { policyNumbers: policyNumbers(root) });

for (const { id, zh, en, because } of RULES) {
  const found = violations.filter(({ rule }) => rule.id === id);
  if (found.length === 0) continue;
  console.log(`\n✗ ${zh} · ${en}\n  because ${because}`);
  for (const violation of found) console.log(lineOf(violation));
}
console.log(
  `\n${modules.length} 个文件，${RULES.length} 条规则，${violations.length} 处违反 · ${modules.length} files, ${RULES.length} rules, ${violations.length} breaches`,
);
process.exitCode = violations.length === 0 ? 0 : 1;

function lineOf({ path, line, what }: Violation): string {
  return `  ${path}:${line}  ${what}`;
}
