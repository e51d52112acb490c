import { performance } from "node:perf_hooks";
import { assess, compileStandard } from "@youheng/kernel/assess";
import {
  type Cost,
  type HandPlan,
  judgeHandPlan,
  NO_CHANGES,
  qualifies,
  readStudioLink,
  rosterGround,
  rosterOf,
  type StudioGround,
  studioGround,
  withMeasure,
  withMove,
  withPair,
  writeStudioLink,
} from "@youheng/kernel/decide";
import { countyFiles } from "@youheng/kernel/fixtures/county";
import { seededChance } from "@youheng/kernel/stats";
import { bundleOf, groupRules, loadPolicy, rotationRules, tableForm } from "@youheng/server/policy";
import { readReturn, readTableFile } from "@youheng/server/sense";

/**
 * One change in the what-if studio: how long until every figure follows. Made-up counties of two sizes; a plan of some two hundred
 * changes is built up one by one, and each step is timed from the change to the judged plan, its link among it.
 */
const SIZES = [
  { schools: 80, teachers: 4000 },
  { schools: 300, teachers: 5000 },
] as const;
const STEPS = 200;
const ANSWERS_WITHIN_MS = 300;

const { policy } = await loadPolicy();
const rules = (await rotationRules()).rules!;
const standard = compileStandard(bundleOf(policy, "cn-quality-balance-2017"));
let isSlow = false;
for (const size of SIZES) {
  const ground = await groundOf(size);
  const times = timesOf(ground);
  const [clock, work] = [inOrder(times.map(({ clock: ms }) => ms)), inOrder(times.map(({ work: ms }) => ms))];
  isSlow ||= at(work, 0.99) > ANSWERS_WITHIN_MS;
  const told = (sorted: readonly number[]): string =>
    `median ${at(sorted, 0.5).toFixed(0)} ms, 99 % ${at(sorted, 0.99).toFixed(0)} ms, slowest ${at(sorted, 1).toFixed(0)} ms`;
  console.log(`${size.schools} schools × ${size.teachers} teachers, ${STEPS} changes one after another`);
  console.log(`  processor time: ${told(work)}`);
  console.log(`  by the clock:   ${told(clock)}`);
}
if (isSlow) process.exitCode = 1;

function inOrder(times: readonly number[]): readonly number[] {
  return times.toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

async function groundOf(size: (typeof SIZES)[number]): Promise<StudioGround> {
  const files = countyFiles({ ...size, seed: 1 });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const form = { form: policy.forms.get("tidy")!, fields: policy.fields };
  const { result } = await readReturn({ name: "return.csv", bytes: bytes(files.returnCsv) }, form);
  const assessment = assess(standard, result.facts).result;
  const ground = rosterGround(assessment, 0, rules.counts);
  const table = await readTableFile({ name: "t.csv", bytes: bytes(files.teachersCsv) }, await tableForm("teachers"));
  const costs = standard.indicators.map(({ indicator }): Cost => {
    const anywhere = { schoolCode: null, stage: null, maxAmount: Infinity };
    return { indicator: indicator.id, costYuan: 1000, ...anywhere };
  });
  return studioGround({
    assessment,
    group: 0,
    rosterGround: ground,
    rules,
    groupRules: await groupRules(),
    roster: rosterOf(table, ground).teachers,
    costs,
  });
}

/** Milliseconds of each change; every tenth link is read back and compared. */
function timesOf(ground: StudioGround): readonly { readonly clock: number; readonly work: number }[] {
  const chance = seededChance(1);
  const pick = <T>(list: readonly T[]): T => list[chance(list.length)]!;
  const teachers = ground.roster!.filter((one) => qualifies(one, rules));
  const schools = [...ground.schools.values()];
  const options = [...ground.options.values()];
  const weak = ground.before.stages["primary"]!.sections_list.filter(({ verdict }) => verdict === "falls_short");
  let plan: HandPlan = NO_CHANGES;
  return Array.from({ length: STEPS }, (_, step) => {
    const teacher = pick(teachers);
    const option = pick(options);
    const to = pick(schools.filter(({ code, stages }) => code !== teacher.schoolCode && stages.has(teacher.stage)));
    const [from, worked] = [performance.now(), process.cpuUsage()];
    if (step % 4 === 3 && weak.length > 0) plan = withPair(plan, pick(weak).school_code!, pick(schools).code);
    else if (step % 4 === 2)
      plan = withMeasure(plan, { school_code: option.schoolCode, column: option.column, amount: option.step });
    else plan = withMove(plan, teacher.teacher, to.code);
    judgeHandPlan(ground, plan);
    const link = writeStudioLink({ ground: "bench", beside: [], enrolment: "today", plan });
    const clock = performance.now() - from;
    const { user, system } = process.cpuUsage(worked);
    if (step % 10 === 0 && JSON.stringify(readStudioLink(link)?.plan) !== JSON.stringify(plan))
      throw new Error(`the link of step ${step} does not bring its plan back`);
    return { clock, work: (user + system) / 1000 };
  });
}
