import type { LineageEvent } from "../sense/index.ts";
import { joinedCodes } from "../sense/index.ts";
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

/** A section of a year with its school. */
export interface NamedSection {
  readonly school: SchoolWords;
  readonly year: SectionYear;
}

/** One section in the two years; several of a year where schools merged or split. */
export interface Mover {
  readonly school: SchoolWords;
  readonly kind: "stayed" | "came" | "gone";
  readonly before: readonly NamedSection[];
  readonly after: readonly NamedSection[];
}

/** One county-year of an assessment. */
export interface CountyYear {
  readonly answer: Assessment;
  readonly group: number;
}

/** Whose sections belong together: the codes that lineage joins between the two years. */
export type JoinedCodes = ReadonlyMap<string, string>;

/** The codes that lineage joins between two county-years; none where a year is not known. */
export function joinedBetween(
  lineage: readonly LineageEvent[],
  years: { readonly before: number | null; readonly after: number | null },
): JoinedCodes {
  const { before, after } = years;
  return before === null || after === null ? new Map() : joinedCodes(lineage, { before, after });
}

/**
 * The sections of one stage in two years, matched by school code, and by lineage where schools merged, split or got another code: first
 * those of the new year in their order, then those that went. A school without a code cannot be matched: it came, or went.
 */
export function moversOf(
  { before, after }: { readonly before: CountyYear; readonly after: CountyYear },
  stage: string,
  joined: JoinedCodes = new Map(),
): readonly Mover[] {
  const seen = new Set<string>();
  const keyOf = ({ school: { school_code: code } }: NamedSection, year: string, at: number): string => {
    const own = `${year} ${code}`;
    // a code that stands twice in a year is matched once
    const isFirst = code !== "" && !seen.has(own);
    seen.add(own);
    return isFirst ? (joined.get(code) ?? code) : `${year} ${at}`;
  };
  const then = Map.groupBy(sectionsOfYear(before, stage), (one, i) => keyOf(one, "before", i));
  const now = Map.groupBy(sectionsOfYear(after, stage), (one, i) => keyOf(one, "after", i));
  const still = [...now].map(([key, sections]) => moverOf(then.get(key) ?? [], sections));
  const gone = [...then].filter(([key]) => !now.has(key));
  return [...still, ...gone.map(([, sections]) => moverOf(sections, []))];
}

function moverOf(before: readonly NamedSection[], after: readonly NamedSection[]): Mover {
  const kind = before.length === 0 ? "came" : after.length === 0 ? "gone" : "stayed";
  return { school: (after[0] ?? before[0])!.school, kind, before, after };
}

/**
 * Sections as one: students added up, values weighted by students, which is what is provided ÷ students of all of them.
 * Null without sections; a value that one of them lacks is missing.
 */
export function asOne(sections: readonly NamedSection[]): SectionYear | null {
  const [first, ...others] = sections;
  if (first === undefined || others.length === 0) return first?.year ?? null;
  const students = sections.reduce((sum, { year }) => sum + year.students, 0);
  const ids = [...first.year.values.keys()];
  const provided = (id: string): number =>
    sections.reduce((sum, { year }) => sum + year.students * (year.values.get(id) ?? Number.NaN), 0);
  return { students, values: new Map(ids.map((id) => [id, provided(id) / students])) };
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
