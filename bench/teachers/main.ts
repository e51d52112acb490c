import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, compileStandard } from "@youheng/kernel/assess";
import {
  assessAfter,
  changesOf,
  planRotation,
  rosterGround,
  rosterOf,
  type RotationAsk,
  rotationGround,
} from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import { writeLp } from "@youheng/kernel/solve";
import { openHighsSolver } from "@youheng/server/decide";
import { bundleOf, loadPolicy, rotationRules, tableForm } from "@youheng/server/policy";
import { readReturn, readTableFile } from "@youheng/server/sense";
import { byHand, checkRotation } from "./by-hand.ts";

/**
 * Rotation at the sizes that matter: Youheng, native CBC on the same model of moves, and the rule of a careful official by hand.
 *
 *     npm run bench:teachers            80 × 4,000 and 300 × 5,000
 *     npm run bench:teachers -- 7       another seed
 *     npm run bench:teachers -- 1 4     four times as long by the clock, for a machine that is busy with other work
 */
const seed = Number(process.argv[2] ?? 1);
const longer = Number(process.argv[3] ?? 1);
const { policy } = await loadPolicy();
const rules = (await rotationRules()).rules!;
const TEACHER_INDICATORS = ["teachers_above_required_degree", "backbone_teachers", "pe_arts_teachers"];
const form = await tableForm("teachers");

async function askOf(schools: number, teachers: number): Promise<RotationAsk> {
  const files = countyFiles({ schools, teachers, seed });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const { result } = await readReturn(
    { name: "return.csv", bytes: bytes(files.returnCsv) },
    { form: policy.forms.get("tidy")!, fields: policy.fields },
  );
  const assessment = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), result.facts).result;
  const ground = rosterGround(assessment, 0, rules.counts);
  const roster = rosterOf(await readTableFile({ name: "teachers.csv", bytes: bytes(files.teachersCsv) }, form), ground);
  return { assessment, group: 0, roster: roster.teachers, rosterGround: ground, rules };
}

/** What native CBC finds in the same file, and how long it takes. */
function cbc(text: string, seconds: number): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-teachers-"));
  try {
    writeFileSync(join(folder, "m.lp"), text);
    const startedAt = performance.now();
    execFileSync(
      "cbc",
      [
        join(folder, "m.lp"),
        "timeMode",
        "elapsed",
        "sec",
        String(seconds),
        "solve",
        "solution",
        join(folder, "out.txt"),
      ],
      {
        stdio: "ignore",
      },
    );
    const took = (performance.now() - startedAt) / 1000;
    const head = readFileSync(join(folder, "out.txt"), "utf8").split("\n")[0];
    return `${head} in ${took.toFixed(1)} s`;
  } catch {
    return "not installed (coinor-cbc)";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [schools, teachers, limit] of [
  [80, 4000, 30],
  [300, 5000, 60],
] as const) {
  const seconds = limit * longer;
  const ask = await askOf(schools, teachers);
  const solver = openHighsSolver();
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const clock = (): number => (performance.now() - startedAt) / 1000;
  const { document, model } = await planRotation(solver, ask, { seconds, gap: 0.005, clock });
  const { user, system } = process.cpuUsage(before);
  await solver.close();
  console.log(`\n${schools} schools × ${teachers} teachers, seed ${seed}`);
  console.log(
    `Youheng: ${document.status} in ${document.seconds.toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of processor, memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB at most so far`,
  );
  for (const { id, objective, bound, gap, seconds: at } of document.goals)
    console.log(
      `  ${id}: ${objective.toFixed(1)}, bound ${bound?.toFixed(1) ?? "–"}, gap ${gap === null ? "–" : `${(gap * 100).toFixed(2)} %`}, at ${at.toFixed(1)} s`,
    );
  console.log(`native CBC, the model of moves: ${cbc(writeLp(model), seconds)}`);
  const flags = ["above_required_degree", "backbone", "pe_arts"];
  const { sections, demands } = rotationGround(ask);
  const need = new Map(
    demands.map((one) => [`${sections[one.section]!.code}|${sections[one.section]!.stage}|${one.column}`, one.need]),
  );
  const handAt = performance.now();
  const moves = byHand(ask, flags, (code, stage, flag) => need.get(`${code}|${stage}|${flag}`) ?? 0);
  const broken = checkRotation({ ...ask, moves });
  const after = assessAfter(ask.assessment, 0, changesOf(moves, rules.counts, ask.assessment.facts));
  const short = Object.values(after.stages)
    .flatMap(({ sections_list }) => sections_list)
    .flatMap(({ indicators }) => TEACHER_INDICATORS.filter((id) => indicators[id]?.meets === false)).length;
  console.log(
    `by hand: ${short} shortfalls, ${moves.length} moves, ${broken.length === 0 ? "every rule kept" : `${broken.length} rules broken, such as: ${broken[0]!.en}`}, in ${((performance.now() - handAt) / 1000).toFixed(2)} s`,
  );
}
