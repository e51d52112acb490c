import { join } from "node:path";
import { NO_PAIRS, type RotationRules, ruleDifferences } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import { POLICY_ROOT } from "./load-policy.ts";
import { list, mapOf, may, need, number, oneOf, record, type RecordOf, text, yesNo } from "./shapes.ts";
import { sourceKeys } from "./source-shapes.ts";
import { readYaml, readYamlText } from "./yaml-file.ts";

const sources = may(list(record(sourceKeys)));
const share = record({ share: need(number), sources });

const rulesKeys = {
  id: may(text),
  zh: may(text),
  en: may(text),
  version: may(text),
  qualifies: may(
    record({
      years_at_school_at_least: may(number),
      years_to_retirement_more_than: may(number),
      sources,
    }),
  ),
  schools: may(record({ ownership: may(list(text)), others_count: may(yesNo), sources })),
  rotate_at_least: may(share),
  backbone_at_least: may(share),
  rotated: may(record({ counts: may(oneOf(["qualifying", "all"])), sources })),
  school_gives_at_most: may(share),
  subject_keeps: may(record({ teachers: need(number), sources })),
  balance: may(record({ teachers: may(number), subject: may(number), beyond_km: may(number), sources })),
  keeps: may(record({ thresholds: may(yesNo), floors: may(yesNo), short_gives_nothing: may(yesNo), sources })),
  counts: may(mapOf(text)),
  asked_by: may(mapOf(text)),
  pairs: may(
    record({
      teachers_must: may(list(record({ teacher: need(text), to: may(text) }))),
      teachers_must_not: may(list(record({ teacher: need(text), to: may(text) }))),
      schools_must: may(list(record({ from: need(text), to: need(text), teachers: need(number) }))),
      schools_must_not: may(list(record({ from: need(text), to: need(text) }))),
    }),
  ),
  norms: may(
    record({
      students_per_teacher: may(mapOf(number)),
      training_hours_in_five_years: may(number),
      retirement_years_ahead: may(number),
      trained_at_least: may(number),
      certified_at_least: may(number),
      subject_usual_from: may(number),
      sources,
    }),
  ),
};

const rulesFile = record(rulesKeys);
type RulesAsRead = RecordOf<typeof rulesKeys>;

/** The usual rules: policy/rotation/. */
export const ROTATION_RULES = join(POLICY_ROOT, "rotation", "cn-rotation-2014.yaml");

/** A county's own rules as the text of a file. */
export interface OwnRules {
  readonly name: string;
  readonly text: string;
}

/** Rules as read; null after findings. */
export interface RotationRulesRead {
  readonly rules: RotationRules | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the rules of rotation: the usual ones, and over them those that a county's own file states. A file states only what differs.
 *
 * @param own  a county's file, by its path or its text; absent: the usual rules
 * @example    (await rotationRules()).rules?.rotateAtLeast // 0.1
 */
export async function rotationRules(own?: string | OwnRules): Promise<RotationRulesRead> {
  const findings: Finding[] = [];
  const usual = await readYaml(ROTATION_RULES, rulesFile, findings);
  const over =
    own === undefined
      ? {}
      : typeof own === "string"
        ? await readYaml(own, rulesFile, findings)
        : readYamlText(own.text, own.name, rulesFile, findings);
  if (usual === undefined || over === undefined || findings.length > 0) return { rules: null, findings };
  const rules = rulesOf(usual, over);
  return { rules: { ...rules, local: ruleDifferences(rulesOf(usual, {}), rules) }, findings };
}

function rulesOf(usual: RulesAsRead, over: RulesAsRead): Omit<RotationRules, "local"> {
  const of = <T>(pick: (one: RulesAsRead) => T | undefined): T => {
    const value = pick(over) ?? pick(usual);
    if (value === undefined) throw new RangeError("the usual rules of rotation leave something out");
    return value;
  };
  return {
    id: of((one) => one.id),
    name: { zh: of((one) => one.zh), en: of((one) => one.en) },
    version: of((one) => one.version),
    qualifies: {
      yearsAtSchoolAtLeast: of((one) => one.qualifies?.yearsAtSchoolAtLeast),
      yearsToRetirementMoreThan: of((one) => one.qualifies?.yearsToRetirementMoreThan),
    },
    schools: {
      ownership: of((one) => one.schools?.ownership),
      othersCount: of((one) => one.schools?.othersCount),
    },
    rotateAtLeast: of((one) => one.rotateAtLeast?.share),
    backboneAtLeast: of((one) => one.backboneAtLeast?.share),
    rotatedCounts: of((one) => one.rotated?.counts),
    schoolGivesAtMost: of((one) => one.schoolGivesAtMost?.share),
    subjectKeeps: of((one) => one.subjectKeeps?.teachers),
    balance: {
      teachers: of((one) => one.balance?.teachers),
      subject: of((one) => one.balance?.subject),
      beyondKm: of((one) => one.balance?.beyondKm),
    },
    keeps: {
      thresholds: of((one) => one.keeps?.thresholds),
      floors: of((one) => one.keeps?.floors),
      shortGivesNothing: of((one) => one.keeps?.shortGivesNothing),
    },
    counts: of((one) => one.counts),
    askedBy: of((one) => one.askedBy),
    pairs: { ...NO_PAIRS, ...over.pairs },
    norms: {
      studentsPerTeacher: of((one) => one.norms?.studentsPerTeacher),
      trainingHoursInFiveYears: of((one) => one.norms?.trainingHoursInFiveYears),
      retirementYearsAhead: of((one) => one.norms?.retirementYearsAhead),
      trainedAtLeast: of((one) => one.norms?.trainedAtLeast),
      certifiedAtLeast: of((one) => one.norms?.certifiedAtLeast),
      subjectUsualFrom: of((one) => one.norms?.subjectUsualFrom),
    },
    sources: sourcesOfRules(usual, over),
  };
}

const SOURCED = [
  "qualifies",
  "schools",
  "rotateAtLeast",
  "backboneAtLeast",
  "rotated",
  "schoolGivesAtMost",
  "subjectKeeps",
  "balance",
  "keeps",
  "norms",
] as const;

/** A rule that the county's own file states has the sources given there. */
function sourcesOfRules(usual: RulesAsRead, over: RulesAsRead): RotationRules["sources"] {
  return Object.fromEntries(SOURCED.map((rule) => [rule, (over[rule] ?? usual[rule])?.sources ?? []]));
}
