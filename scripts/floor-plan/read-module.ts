import { parseSync, Visitor, type ParseResult } from "oxc-parser";
import type { Import, Literal, Module, Use } from "./module.ts";

/** Members of global objects that a clock or dice are made of. */
const MEMBERS = new Set(["Date.now", "Math.random", "performance.now"]);

/** What a browser's page says of itself at this moment; a moment later it may say something else. */
const SAID_NOW =
  /\.(count|textContent|innerText|allTextContents|allInnerTexts|inputValue|getAttribute|isVisible|isHidden|isDisabled|isEnabled|isChecked|evaluateAll|url)\(/;

type Line = (start: number) => number;

/**
 * Reads what the check needs from the text of one source file, with a real parser.
 *
 * @param path  from the checkout's root; its ending says which language it is
 * @example     readModule("a.ts", 'import { b } from "./b.ts"').imports[0].from // "./b.ts"
 */
export function readModule(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  const line = lineCounter(text);
  const [trouble] = parsed.errors;
  const walked = walk(parsed, line);
  return {
    path,
    imports: [...staticImports(parsed, line), ...walked.imports],
    uses: walked.uses.filter((use) => !walked.declared.has(use.name.replace(/^new /, "").replace(/[.(].*$/, ""))),
    literals: walked.literals,
    exports: exportsOf(parsed, line),
    saidNow: saidNowOf(parsed, text, line),
    unreadable: trouble === undefined ? null : trouble.message,
  };
}

function lineCounter(text: string): Line {
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
  return (start) => {
    const ending = ends.findIndex((end) => end >= start);
    return (ending === -1 ? ends.length : ending) + 1;
  };
}

function staticImports(parsed: ParseResult, line: Line): Import[] {
  const imports = parsed.module.staticImports.map(({ moduleRequest, entries, start }) => ({
    from: moduleRequest.value,
    line: line(start),
    typesOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    late: false,
  }));
  const handedOn = parsed.module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, start }) =>
      moduleRequest === null ? [] : [{ from: moduleRequest.value, line: line(start), typesOnly: isType, late: false }],
    ),
  );
  return [...imports, ...handedOn];
}

function exportsOf(parsed: ParseResult, line: Line): Use[] {
  return parsed.module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, start }) =>
      exportName.name === null ? [] : [{ name: exportName.name, line: line(start) }],
    ),
  );
}

function saidNowOf(parsed: ParseResult, text: string, line: Line): Use[] {
  const found: Use[] = [];
  new Visitor({
    CallExpression(node) {
      if (node.callee.type !== "Identifier" || node.callee.name !== "expect") return;
      const said = SAID_NOW.exec(text.slice(node.start, node.end))?.[1];
      if (said !== undefined) found.push({ name: said, line: line(node.start) });
    },
  }).visit(parsed.program);
  return found;
}

interface Walked {
  readonly imports: Import[];
  readonly uses: Use[];
  readonly literals: Literal[];
  /** names that the module gives to things of its own: a parameter called "process" is not the global */
  readonly declared: Set<string>;
}

function walk(parsed: ParseResult, line: Line): Walked {
  const walked: Walked = { imports: [], uses: [], literals: [], declared: new Set() };
  const named = new Set<number>();
  const declare = (pattern: { readonly type: string; readonly name?: unknown }): void => {
    if (pattern.type === "Identifier" && typeof pattern.name === "string") walked.declared.add(pattern.name);
  };
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === "Literal" && typeof node.source.value === "string")
        walked.imports.push({ from: node.source.value, line: line(node.start), typesOnly: false, late: true });
    },
    TSImportType(node) {
      walked.imports.push({ from: node.source.value, line: line(node.start), typesOnly: true, late: false });
    },
    VariableDeclarator: (node) => declare(node.id),
    FunctionDeclaration: (node) => {
      if (node.id !== null) declare(node.id);
      for (const parameter of node.params) declare(parameter);
    },
    ArrowFunctionExpression: (node) => {
      for (const parameter of node.params) declare(parameter);
    },
    MemberExpression(node) {
      // the name after the dot is not a name of its own
      if (!node.computed) named.add(node.property.start);
      if (node.object.type !== "Identifier" || node.computed || node.property.type !== "Identifier") return;
      const name = `${node.object.name}.${node.property.name}`;
      if (MEMBERS.has(name)) walked.uses.push({ name, line: line(node.start) });
    },
    Property(node) {
      if (!node.computed && !node.shorthand) named.add(node.key.start);
    },
    PropertyDefinition: (node) => named.add(node.key.start),
    MethodDefinition: (node) => named.add(node.key.start),
    TSPropertySignature: (node) => named.add(node.key.start),
    TSMethodSignature: (node) => named.add(node.key.start),
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.arguments.length === 0)
        walked.uses.push({ name: `new ${node.callee.name}()`, line: line(node.start) });
    },
    CallExpression(node) {
      if (node.callee.type === "Identifier")
        walked.uses.push({ name: `${node.callee.name}()`, line: line(node.start) });
    },
    Identifier(node) {
      if (!named.has(node.start)) walked.uses.push({ name: node.name, line: line(node.start) });
    },
    Literal(node) {
      if (typeof node.value === "number" || typeof node.value === "string")
        walked.literals.push({ value: node.value, line: line(node.start) });
    },
    TemplateElement(node) {
      walked.literals.push({ value: node.value.raw, line: line(node.start) });
    },
  }).visit(parsed.program);
  return walked;
}
