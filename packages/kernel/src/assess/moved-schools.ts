import type { Assessment } from "./assess.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** A school by code and name. */
export interface SchoolWords {
  readonly school_code: string;
  readonly school_name: string | null;
}

/** What one section provides: students, and the value of each indicator by its id; NaN: missing. */
export interface SectionYear {
  readonly students: number;
  readonly values: ReadonlyMap<string, number>;
}

/** One section in the two years. */
export interface Mover {
  readonly school: SchoolWords;
  readonly kind: "stayed" | "came" | "gone";
  readonly before: SectionYear | null;
  readonly after: SectionYear | null;
}

/** One county-year of an assessment. */
export interface CountyYear {
  readonly answer: Assessment;
  readonly group: number;
}

/**
 * The sections of one stage in two years, matched by school code: first those of the new year in their order, then those that went.
 * A school without a code cannot be matched: it came, or went.
 */
export function moversOf(before: CountyYear, after: CountyYear, stage: string): readonly Mover[] {
  const then = sectionsOfYear(before, stage);
  const known = new Map(then.map((one) => [one.school.school_code, one]));
  const met = new Set<string>();
  const now = sectionsOfYear(after, stage).map(({ school, year }): Mover => {
    const last = school.school_code === "" || met.has(school.school_code) ? undefined : known.get(school.school_code);
    met.add(school.school_code);
    return last === undefined
      ? { school, kind: "came", before: null, after: year }
      : { school, kind: "stayed", before: last.year, after: year };
  });
  const gone = then.filter(({ school }) => school.school_code === "" || !met.has(school.school_code));
  return [...now, ...gone.map(({ school, year }): Mover => ({ school, kind: "gone", before: year, after: null }))];
}

interface NamedSection {
  readonly school: SchoolWords;
  readonly year: SectionYear;
}

function sectionsOfYear({ answer, group }: CountyYear, id: string): readonly NamedSection[] {
  const stage = answer.stages.find((one) => one.sections.stage === id);
  if (stage === undefined) return [];
  const from = stage.sections.offsets[group] ?? 0;
  const count = (stage.sections.offsets[group + 1] ?? 0) - from;
  return Array.from({ length: count }, (_, i) => namedSection(answer, stage, from + i));
}

function namedSection({ facts, standard }: Assessment, stage: StageAssessment, section: number): NamedSection {
  const row = stage.sections.rows[section]!;
  return {
    school: {
      school_code: facts.text["school_code"]?.[row] ?? "",
      school_name: facts.text["school_name"]?.[row] ?? null,
    },
    year: {
      students: stage.sections.students[section]!,
      values: new Map(standard.indicators.map(({ indicator }, k) => [indicator.id, valueOf(stage, section, k)])),
    },
  };
}
