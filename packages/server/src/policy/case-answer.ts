import { requirementsIn } from "@youheng/kernel/assess";
import type {
  AssessmentDocument,
  RequirementDocument,
  SectionDocument,
  SectionIndicatorDocument,
  StageDocument,
} from "@youheng/kernel/assess";

/** A value of an assessment: null is missing, undefined is not there at all. */
export type Found = number | boolean | string | null | undefined;

/**
 * The value of an assessment that a case's path means:
 * `verdict` · STAGE.KEY · STAGE.INDICATOR.KEY · STAGE.schools.SCHOOL.KEY · STAGE.INDICATOR.schools.SCHOOL.KEY,
 * STAGE.composite_cv.KEY · requirements.ID.KEY · requirements.ID.schools.SCHOOL.{verdict, relaxed} ·
 * with the keys of the assessment document, and: `deviation` (S = CV × mean), `gap` (its amount),
 * `mean_cv` (of the stage's CVs, published for information), `amount` (what the section has: value × students), `judged` (whether the school has a section here at all).
 *
 * @param scaleOf  "per 100": 100, of a unit
 */
export function foundAt(
  document: AssessmentDocument,
  path: readonly string[],
  scaleOf: (unit: string) => number,
): Found {
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = path;
  if (path.length === 1) return first === "verdict" ? document.verdict : undefined;
  if (first === "requirements") return ofRequirement(document, second, [third, fourth, fifth]);
  const stage = document.stages[first];
  if (stage === undefined) return undefined;
  if (path.length === 2) return second === "mean_cv" ? meanCv(stage) : plain(stage, second);
  if (second === "composite_cv") return plain(stage.composite_cv, third);
  if (second === "schools") return ofSection(sectionNamed(stage, third), fourth);
  const indicator = stage.indicators[second];
  if (indicator === undefined) return undefined;
  if (third !== "schools")
    return third === "deviation" ? product(indicator.cv, indicator.mean) : plain(indicator, third);
  return ofIndicator(sectionNamed(stage, fourth), second, fifth, scaleOf(indicator.unit));
}

function requirementNamed(document: AssessmentDocument, id: string): RequirementDocument | undefined {
  const areas = ["government", "quality", "recognition", "veto", "entry"] as const;
  return areas.flatMap((area) => requirementsIn(document, area)).find((one) => one.id === id);
}

/** A requirement's own figures; its number of schools meeting; or one school: its verdict, and by which relaxation. */
function ofRequirement(document: AssessmentDocument, id: string, [key = "", school = "", what = ""]: string[]): Found {
  const one = requirementNamed(document, id);
  if (one === undefined) return undefined;
  if (key === "schools_meeting") return one.schools?.schools_meeting;
  if (key !== "schools") return plain(one, key);
  const code = codeOf(document, school);
  if (code === undefined) return undefined;
  if (what === "verdict") return one.schools?.short.find((each) => each.school_code === code)?.verdict ?? "meets";
  if (what !== "relaxed") return undefined;
  return one.schools?.relaxed.find(({ school_codes: codes }) => codes.includes(code))?.id ?? null;
}

function codeOf(document: AssessmentDocument, school: string): string | undefined {
  const sections = Object.values(document.stages).flatMap((stage) => stage.sections_list);
  return sections.find((section) => section.school_name === school)?.school_code ?? undefined;
}

function meanCv(stage: StageDocument): number | null {
  const cvs = Object.values(stage.indicators).map(({ cv }) => cv);
  return cvs.reduce<number | null>((sum, cv) => (sum === null || cv === null ? null : sum + cv / cvs.length), 0);
}

function sectionNamed(stage: StageDocument, school: string): SectionDocument | undefined {
  return stage.sections_list.find((section) => section.school_name === school);
}

function ofSection(section: SectionDocument | undefined, key: string): Found {
  if (key === "judged") return section !== undefined;
  return section === undefined ? undefined : plain(section, key);
}

function ofIndicator(section: SectionDocument | undefined, indicator: string, key: string, scale: number): Found {
  const found: SectionIndicatorDocument | undefined = section?.indicators[indicator];
  if (section === undefined || found === undefined) return undefined;
  if (key === "amount") return product(found.value, section.students === null ? null : section.students / scale);
  return plain(found, key);
}

function product(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left * right;
}

/** A plain value under a key; a gap is its amount. */
function plain(object: object, key: string): Found {
  const value = (object as Readonly<Record<string, unknown>>)[key];
  if (key === "gap" && typeof value === "object" && value !== null && "amount" in value)
    return (value as { amount: number }).amount;
  if (value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "string")
    return value;
  return undefined;
}
