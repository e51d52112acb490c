import { createHash } from "node:crypto";
import {
  assessWithStudents,
  type Costs,
  type EarlierMember,
  type GroupRules,
  readCosts,
  type RosterGround,
  rosterGround,
  rosterOf,
  rosterRows,
  type RosterTeacher,
  type RotationAsk,
  type RotationRules,
} from "@youheng/kernel/decide";
import type { Assessment } from "@youheng/kernel/assess";
import type { ExpectedStudents } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { answerForRegion, type AssessDeps } from "../../assess/index.ts";
import { groupRules, PolicyRefused, rotationRules, tableForm } from "../../policy/index.ts";
import { readTableFile } from "../../sense/index.ts";
import { Refusal } from "../../returns/index.ts";
import {
  type Actor,
  keepTeacherFile,
  record,
  type TeacherFile,
  teacherFiles,
  type TeacherKey,
  type Version,
} from "../../store/index.ts";
import { readEarlierGroups, readStudents, unknownStudents } from "./read-inputs.ts";

/** Whose students a plan is made for. */
export type StudentsAsked =
  | "today"
  | "file"
  | { readonly schoolYear: number; readonly students: readonly ExpectedStudents[] };

/** Which return, by which standard. */
export interface TeacherAsk extends TeacherKey {
  readonly standardId: string;
  /** absent: today's students */
  readonly students?: StudentsAsked;
}

/** What plans for teachers and resources are made of. */
export interface TeacherGround {
  readonly version: Version;
  readonly assessment: Assessment;
  readonly group: number;
  readonly rules: RotationRules;
  readonly files: readonly TeacherFile[];
  /** null: no roster was brought */
  readonly rotation: RotationAsk | null;
  readonly rosterGround: RosterGround;
  readonly costs: Costs | null;
  readonly groupRules: GroupRules;
  /** the groups of the year before, as they were brought */
  readonly earlier: readonly EarlierMember[];
  /** sections of which the students asked for say nothing: they keep today's */
  readonly asToday: readonly { readonly schoolCode: string; readonly stage: string }[];
  readonly findings: readonly Finding[];
}

/**
 * Reads what plans are made of: the published return judged, the roster, the costs.
 *
 * @param brought  a file in place of the kept one of its part, to see whether it reads: then only its own findings are told. A kept file
 *                 may have aged since a new return was published; if it stood in the way, none of several could be replaced
 * @throws         Refusal when nothing is published, or there is no such standard
 */
export async function teacherGround(deps: AssessDeps, ask: TeacherAsk, brought?: TeacherFile): Promise<TeacherGround> {
  const { version, answer } = await answerForRegion(deps, ask);
  const kept = await teacherFiles(deps.store, ask);
  const files = brought === undefined ? kept : [...kept.filter(({ part }) => part !== brought.part), brought];
  const { assessment, asToday, findings: wrong } = await withStudentsAsked(answer.result, ask, files);
  const { rules, findings: ruleFindings } = await ownRules(files, brought);
  const group = assessment.grouped.groups.length - 1;
  const ground = rosterGround(assessment, group, rules.counts);
  const [roster, costs] = [fileOf(files, "roster"), fileOf(files, "costs")];
  const read = roster === null ? null : rosterOf(await readTableFile(roster, await tableForm("teachers")), ground);
  const priced =
    costs === null
      ? null
      : readCosts(
          await readTableFile(costs, await tableForm("costs")),
          assessment.standard,
          new Set(ground.schools.keys()),
        );
  const told = (part: TeacherFile["part"], findings: readonly Finding[] = []): readonly Finding[] =>
    brought === undefined || brought.part === part ? findings : [];
  const previous = fileOf(files, "previous");
  const earlier = previous === null ? null : await readEarlierGroups(previous);
  return {
    version,
    assessment,
    group,
    rules,
    files,
    rotation: read === null ? null : { assessment, group, roster: read.teachers, rosterGround: ground, rules },
    rosterGround: ground,
    costs: priced,
    groupRules: await groupRules(),
    earlier: earlier?.rows ?? [],
    asToday,
    findings: [
      ...told("enrolment", wrong),
      ...told("rules", ruleFindings),
      ...told("roster", read?.findings),
      ...told("costs", priced?.findings),
      ...told("previous", earlier?.findings),
    ],
  };
}

/** The district's own rules where it keeps some. While a file of rules is brought, its mistakes are told and the usual rules stand in. */
async function ownRules(
  files: readonly TeacherFile[],
  brought: TeacherFile | undefined,
): Promise<{ readonly rules: RotationRules; readonly findings: readonly Finding[] }> {
  const own = files.find(({ part }) => part === "rules");
  const text = own === undefined ? undefined : { name: own.fileName, text: Buffer.from(own.content).toString("utf8") };
  const { rules, findings } = await rotationRules(text);
  if (rules !== null) return { rules, findings: [] };
  const usual = await rotationRules();
  if (usual.rules === null || brought?.part !== "rules") throw new PolicyRefused([...findings, ...usual.findings]);
  return { rules: usual.rules, findings };
}

async function withStudentsAsked(
  assessment: Assessment,
  { students = "today" }: TeacherAsk,
  files: readonly TeacherFile[],
): Promise<Pick<TeacherGround, "assessment" | "asToday" | "findings">> {
  const file = fileOf(files, "enrolment");
  const read = file === null ? null : await readStudents(file);
  const findings = read?.findings ?? [];
  if (read !== null && file !== null) {
    const { unknown } = assessWithStudents(assessment, read.rows);
    if (unknown.length > 0)
      return { assessment, asToday: [], findings: [...findings, ...unknownStudents(unknown, file.name)] };
  }
  if (students === "today") return { assessment, asToday: [], findings };
  if (students === "file" && read === null)
    throw new Refusal("conflict", {
      zh: "还没有预测学生数的文件，请先导入。",
      en: "There is no file of students to plan for; bring it first.",
    });
  // a forecast may speak of schools that the return has not: those are none of its sections
  const asked = students === "file" ? read!.rows : students.students;
  const { assessment: judged, asToday } = assessWithStudents(assessment, asked);
  return { assessment: judged, asToday, findings };
}

/** The roster of the year before. */
export interface LastRoster {
  readonly fileName: string;
  readonly digest: string;
  readonly teachers: readonly RosterTeacher[];
}

/** Last year's roster, which was read against its own year's return when it was kept; null where there is none. */
export async function lastRoster(deps: AssessDeps, { regionCode, schoolYear }: TeacherKey): Promise<LastRoster | null> {
  const files = await teacherFiles(deps.store, { regionCode, schoolYear: schoolYear - 1 });
  const kept = files.find(({ part }) => part === "roster");
  if (kept === undefined) return null;
  const table = await readTableFile({ bytes: kept.content, name: kept.fileName }, await tableForm("teachers"));
  return { fileName: kept.fileName, digest: kept.digest, teachers: rosterRows(table) };
}

function fileOf(files: readonly TeacherFile[], wanted: TeacherFile["part"]) {
  const found = files.find(({ part }) => part === wanted);
  return found === undefined ? null : { bytes: found.content, name: found.fileName };
}

/** Keeps a file when it reads; else nothing is kept, and every mistake is told. */
export async function bringTeacherFile(
  deps: AssessDeps,
  actor: Actor,
  { ask, part, fileName, content }: { readonly ask: TeacherAsk } & Omit<TeacherFile, "digest">,
): Promise<{ readonly kept: boolean; readonly findings: readonly Finding[] }> {
  const digest = createHash("sha256").update(content).digest("hex");
  const file: TeacherFile = { part, fileName, digest, content };
  const { findings, rotation, costs, earlier } = await teacherGround(deps, ask, file);
  const isEmpty =
    (part === "roster" && rotation?.roster.length === 0) ||
    (part === "costs" && costs?.costs.length === 0) ||
    (part === "previous" && earlier.length === 0);
  if (isEmpty || findings.some(({ severity }) => severity === "error")) return { kept: false, findings };
  const { regionCode, schoolYear } = ask;
  await record(deps.store, actor, async (writing) => {
    await keepTeacherFile(writing, ask, { ...file, by: actor.name });
    const details = { fileName, digest, schoolYear };
    return {
      result: undefined,
      acts: [{ what: `teachers.${part}`, subject: `${regionCode}-${schoolYear}`, regionCode, details }],
    };
  });
  return { kept: true, findings };
}
