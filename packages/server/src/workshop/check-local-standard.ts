import { compileStandard } from "@youheng/kernel/assess";
import type { Finding, PolicyBundle, Standard } from "@youheng/kernel/model";
import { bundleOf, checkStandard, loadPolicy, type Policy, type PolicyCase, runCase } from "../policy/index.ts";
import type { Shelf } from "./shelf.ts";

/** One case after running by a standard. */
export interface CaseRun {
  readonly case: PolicyCase;
  /** values compared */
  readonly compared: number;
  /** what differs from what the case expects */
  readonly findings: readonly Finding[];
}

/** A local standard as it was read, with everything that is wrong with it. */
export interface StandardCheck {
  /** null when the text does not make a whole standard */
  readonly standard: Standard | null;
  readonly bundle: PolicyBundle | null;
  readonly findings: readonly Finding[];
  /** the cases of the standards it extends, run by it: a difference says what the local standard changes */
  readonly cases: readonly CaseRun[];
}

/** The name in messages of a text that is not kept yet. */
const TYPED = "standard.yaml";
/** Longest text that is read. */
const MOST_CHARACTERS = 200_000;

/**
 * Reads a local standard as `youheng policy check FILE` does: every line that is wrong, formulas with their units, references;
 * and runs the cases it inherits. Nothing is kept.
 *
 * @param yaml  a policy file of one standard; any text gives findings, never a crash
 * @returns     findings of severity "error" mean that it cannot be saved
 */
export async function checkLocalStandard(shelf: Shelf, yaml: string): Promise<StandardCheck> {
  if (yaml.length > MOST_CHARACTERS) return nothingRead([tooLong()]);
  const { policy, findings: all } = await loadPolicy([...shelf.roots, ...shelf.texts, { name: TYPED, text: yaml }]);
  const reading = all.filter(({ place }) => place.file === TYPED);
  const id = idTyped(policy);
  if (id !== undefined && shelf.ground.standards.has(id)) return nothingRead([takenId(id), ...reading]);
  const standard = id === undefined ? undefined : policy.standards.get(id);
  const whole = reading.some(({ severity }) => severity === "error") ? undefined : standard;
  if (whole === undefined) return nothingRead(reading);
  const bundle = bundleOf(policy, whole.id);
  const findings = [...reading, ...ownFindings(whole), ...saidAgain(policy, whole)];
  return {
    standard: whole,
    bundle,
    findings: findings.length > 0 ? findings : compileStandard(bundle).findings,
    cases: casesOf(policy, whole),
  };
}

/** The id in the text that was typed, also where the rest of it is wrong. */
function idTyped(policy: Policy): string | undefined {
  const [key] = [...policy.places].find(([at, place]) => at.startsWith("standard/") && place.file === TYPED) ?? [];
  return key?.slice("standard/".length);
}

function nothingRead(findings: readonly Finding[]): StandardCheck {
  return { standard: null, bundle: null, findings, cases: [] };
}

/** What checkStandard says, but for the advice to add a case: those it inherits are run here. */
function saidAgain(policy: Policy, standard: Standard): Finding[] {
  const hasCases = policy.cases.some((one) => lineOf(policy, standard).includes(one.standard));
  return checkStandard(policy, standard).filter(({ code }) => !(hasCases && code === "POLICY-011"));
}

/** Ids of a standard and of those it extends, nearest first. */
function lineOf(policy: Policy, standard: Standard): readonly string[] {
  const base = standard.extends === undefined ? undefined : policy.standards.get(standard.extends);
  return [standard.id, ...(base === undefined ? [] : lineOf(policy, base))];
}

/** The cases of a standard and of those it extends, run by it. */
export function casesOf(policy: Policy, standard: Standard): readonly CaseRun[] {
  const line = lineOf(policy, standard);
  return policy.cases
    .filter((one) => line.includes(one.standard))
    .map((one) => ({ case: one, ...runCase(policy, { ...one, standard: standard.id }) }));
}

/** What a standard of a region must keep to beside what every policy file must. */
function ownFindings(standard: Standard): Finding[] {
  const { id, region } = standard;
  return [
    ...(/^[a-z][a-z0-9-]{1,59}$/.test(id) ? [] : [wrongId(id)]),
    ...(/^\d{6}$/.test(region) ? [] : [wrongRegion(region)]),
  ];
}

function said(code: string, words: Pick<Finding, "zh" | "en" | "fix" | "fixEn">): Finding {
  return { code, severity: "error", where: `${TYPED}:1`, place: { file: TYPED, line: 1 }, ...words };
}

function wrongId(id: string): Finding {
  return said("WORKSHOP-001", {
    zh: `编号“${id}”不合要求。`,
    en: `“${id}” cannot be an id.`,
    fix: "请用小写字母、数字和“-”，以字母开头，2 到 60 个字符，例如 qingrong-balance。",
    fixEn: "Use small letters, digits and “-”, a letter first, 2 to 60 characters: qingrong-balance.",
  });
}

function takenId(id: string): Finding {
  return said("WORKSHOP-002", {
    zh: `编号“${id}”是随程序来的标准，不能在这里改。`,
    en: `“${id}” is a standard that comes with the program; it cannot be changed here.`,
    fix: "请给本地标准另取一个编号，用 extends 写明它以哪个标准为基础。",
    fixEn: "Give the local standard an id of its own, and name the one it is based on with extends.",
  });
}

function wrongRegion(region: string): Finding {
  return said("WORKSHOP-003", {
    zh: `区划代码“${region}”不是 6 位数字。`,
    en: `The region code “${region}” is not 6 digits.`,
    fix: "请写国家标准 GB/T 2260 的 6 位代码，并加引号。",
    fixEn: "Write the 6 digits of GB/T 2260, in quotation marks.",
  });
}

function tooLong(): Finding {
  return said("WORKSHOP-004", {
    zh: `文件超过 ${MOST_CHARACTERS} 个字符。`,
    en: `The file has more than ${MOST_CHARACTERS} characters.`,
    fix: "标准文件是手写的，不会这么长；请核对是不是选错了文件。",
    fixEn: "A standard is written by hand and is never that long: is it the right file?",
  });
}
