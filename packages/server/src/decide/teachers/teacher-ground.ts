import { createHash } from "node:crypto";
import {
  type Costs,
  readCosts,
  rosterGround,
  rosterOf,
  rosterRows,
  type RosterTeacher,
  type RotationAsk,
  type RotationRules,
} from "@youheng/kernel/decide";
import type { Assessment } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import { answerForRegion, type AssessDeps } from "../../assess/index.ts";
import { PolicyRefused, rotationRules, tableForm } from "../../policy/index.ts";
import { readTableFile } from "../../sense/index.ts";
import {
  type Actor,
  keepTeacherFile,
  record,
  type TeacherFile,
  teacherFiles,
  type TeacherKey,
  type Version,
} from "../../store/index.ts";

/** Which return, by which standard. */
export interface TeacherAsk extends TeacherKey {
  readonly standardId: string;
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
  readonly costs: Costs | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads what plans are made of: the published return judged, the roster, the costs.
 *
 * @param brought  a file in place of the kept one of its part, to see whether it reads
 * @throws         Refusal when nothing is published, or there is no such standard
 */
export async function teacherGround(deps: AssessDeps, ask: TeacherAsk, brought?: TeacherFile): Promise<TeacherGround> {
  const { version, answer } = await answerForRegion(deps, ask);
  const assessment = answer.result;
  const kept = await teacherFiles(deps.store, ask);
  const files = brought === undefined ? kept : [...kept.filter(({ part }) => part !== brought.part), brought];
  const { rules, findings } = await rotationRules();
  if (rules === null) throw new PolicyRefused(findings);
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
  return {
    version,
    assessment,
    group,
    rules,
    files,
    rotation: read === null ? null : { assessment, group, roster: read.teachers, rosterGround: ground, rules },
    costs: priced,
    findings: [...(read?.findings ?? []), ...(priced?.findings ?? [])],
  };
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
  const { findings, rotation, costs } = await teacherGround(deps, ask, file);
  const isEmpty = part === "roster" ? rotation?.roster.length === 0 : costs?.costs.length === 0;
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
