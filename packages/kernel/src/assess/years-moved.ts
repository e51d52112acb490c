import type { Answer, Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { assessmentDocument } from "./document.ts";
import { cvMoved } from "./moved-cv.ts";
import type { CvMoved } from "./moved-cv.ts";
import type { LineageEvent } from "../sense/index.ts";
import { asOne, joinedBetween, moversOf } from "./moved-schools.ts";
import type { JoinedCodes, Mover, SchoolWords } from "./moved-schools.ts";
import { eventNoteOf, type LineageNote } from "./lineage-note.ts";
import { verdictsMoved } from "./moved-verdicts.ts";
import type { VerdictMoved } from "./moved-verdicts.ts";
import type { StageDocument } from "./stage-document.ts";
import type { Verdict } from "./verdict.ts";

/** A value of two years. */
export interface BeforeAfter<T> {
  readonly before: T;
  readonly after: T;
}

/** One indicator of one stage in two years. */
export interface IndicatorMoved {
  readonly name: Words;
  readonly unit: string;
  readonly mean: BeforeAfter<number | null>;
  readonly cv: BeforeAfter<number | null> & CvMoved;
  readonly cv_limit: BeforeAfter<number | null>;
  readonly cv_meets: BeforeAfter<boolean | null>;
}

/** A school that is there in one of the years; `because`: what the lineage says of it; null: nothing. */
export interface ComeOrGone extends SchoolWords {
  readonly because: LineageNote | null;
}

/** Schools that merged, split or stand under another code, taken together. */
export interface JoinedSchools {
  readonly before: readonly SchoolWords[];
  readonly after: readonly SchoolWords[];
  readonly students: BeforeAfter<number>;
  readonly because: readonly LineageNote[];
}

export interface StageMoved extends Words {
  readonly verdict: BeforeAfter<Verdict | null>;
  readonly sections: BeforeAfter<number>;
  readonly sections_short: BeforeAfter<number>;
  /** sections that are there now and were not, and the other way round */
  readonly came: readonly ComeOrGone[];
  readonly gone: readonly ComeOrGone[];
  /** schools that lineage joins: their figures are taken together */
  readonly joined: readonly JoinedSchools[];
  readonly indicators: Readonly<Record<string, IndicatorMoved>>;
  /** sections whose verdict is another now, by school code */
  readonly verdicts: readonly VerdictMoved[];
}

/** Two years of one county by one standard: what moved, and because of which school. */
export interface YearsMoved {
  readonly region_code: string | null;
  readonly school_year: BeforeAfter<number | null>;
  readonly verdict: BeforeAfter<Verdict>;
  /** how the effects of single schools are to be read */
  readonly how: Words;
  /** all that the lineage says between the two years, also of schools that are not judged */
  readonly lineage: readonly LineageNote[];
  readonly stages: Readonly<Record<string, StageMoved>>;
}

/** Which county-years are compared, and how many schools are named for each CV. */
export interface YearsAsk {
  /** index of the county-year in each return */
  readonly group: BeforeAfter<number>;
  /** schools named for each CV, those that moved it most first; `rest` always takes all into account */
  readonly most: number;
  /** the lineage of the region: schools that merged, split or got another code keep their history; absent: matched by code alone */
  readonly lineage?: readonly LineageEvent[];
}

const how: Words = {
  zh: "“影响”是把这一所学校换回上一年的数值（新来的学校去掉、离开的学校放回）后重新计算差异系数，与今年之差。各校单独的影响相加一般不等于总变化，差额单列为“其余”。沿革表写明合并、分立、换码的学校按沿革接续：上年数值是各前身合计（按学生加权），换回时各前身仍各自计算。",
  en: "The effect of a school is this year's CV less the CV computed again with this one school's values of the year before (a school that came taken out, one that went put back). Effects of single schools do not in general add up to the whole change; the difference is given as the rest. Schools that the lineage says merged, split or got another code are followed: their value of the year before is that of all they were, taken together (weighted by students); put back, each stands by itself as it did.",
};

/**
 * What moved between two years of a county: means and CVs of every indicator, which school moved each CV most, whose verdict changed
 * and by which indicator, which schools came and went.
 *
 * @param before  last year's return, judged
 * @param after   this year's return, judged by the same standard
 * @param ask     which county-years, and how many schools are named for each CV
 * @returns       numbers unrounded, schools by the size of their effect, ties by school code
 * @missing       null: a CV that does not exist in either year has no change; a school without a value last year has no effect
 * @throws        RangeError when the standards differ, or there is no such county-year
 * @example       yearsMoved(answer, answer, { group: { before: 0, after: 0 }, most: 5 }).stages["primary"]?.verdicts // []
 */
export function yearsMoved(before: Answer<Assessment>, after: Answer<Assessment>, ask: YearsAsk): YearsMoved {
  const ids = [before, after].map((answer) => answer.result.standard.bundle.standard.id);
  if (ids[0] !== ids[1]) throw new RangeError(`yearsMoved compares by one standard, got ${ids.join(" and ")}`);
  const documents = {
    before: assessmentDocument(before, ask.group.before),
    after: assessmentDocument(after, ask.group.after),
  };
  const years = { before: documents.before.school_year, after: documents.after.school_year };
  const past: Past = { events: ask.lineage ?? [], years, joined: joinedBetween(ask.lineage ?? [], years) };
  const stages = after.result.stages.flatMap((stage) => {
    const id = stage.sections.stage;
    const of = { before: documents.before.stages[id], after: documents.after.stages[id]! };
    if (of.after.sections === 0 && (of.before?.sections ?? 0) === 0) return [];
    const counties = {
      before: { answer: before.result, group: ask.group.before },
      after: { answer: after.result, group: ask.group.after },
    };
    return [[id, stageMoved(of, { movers: moversOf(counties, id, past.joined), most: ask.most, past })] as const];
  });
  return {
    region_code: documents.after.region_code,
    school_year: years,
    verdict: { before: documents.before.verdict, after: documents.after.verdict },
    how,
    lineage: eventNoteOf(past.events, years),
    stages: Object.fromEntries(stages),
  };
}

interface StageYears {
  readonly before: StageDocument | undefined;
  readonly after: StageDocument;
}

/** What the lineage says between the two years. */
interface Past {
  readonly events: readonly LineageEvent[];
  readonly years: BeforeAfter<number | null>;
  readonly joined: JoinedCodes;
}

interface StageMovers {
  readonly movers: readonly Mover[];
  readonly most: number;
  readonly past: Past;
}

function stageMoved({ before, after }: StageYears, { movers, most, past }: StageMovers): StageMoved {
  const indicators = Object.keys(after.indicators).map((id) => [
    id,
    indicatorMoved({ before, after }, movers, { id, most }),
  ]);
  const named = (kind: Mover["kind"]): readonly ComeOrGone[] =>
    movers
      .filter((mover) => mover.kind === kind)
      .map(({ school }) => comeOrGone(school, past))
      .toSorted((a, b) => (a.school_code < b.school_code ? -1 : 1));
  return {
    zh: after.zh,
    en: after.en,
    verdict: { before: before?.verdict ?? null, after: after.verdict },
    sections: { before: before?.sections ?? 0, after: after.sections },
    sections_short: { before: before?.sections_short ?? 0, after: after.sections_short },
    came: named("came"),
    gone: named("gone"),
    joined: movers.flatMap((mover) => joinedSchools(mover, past)),
    indicators: Object.fromEntries(indicators),
    verdicts: verdictsMoved(before?.sections_list ?? [], after.sections_list, past.joined),
  };
}

function comeOrGone(school: SchoolWords, { events, years }: Past): ComeOrGone {
  return { ...school, because: eventNoteOf(events, years, [school.school_code])[0] ?? null };
}

/** The schools of a mover, where they are others than one school in both years. */
function joinedSchools({ before, after, kind }: Mover, { events, years }: Past): readonly JoinedSchools[] {
  const schools = { before: before.map(({ school }) => school), after: after.map(({ school }) => school) };
  const codes = [...schools.before, ...schools.after].map((school) => school.school_code);
  if (kind !== "stayed" || new Set(codes).size === 1) return [];
  const students = { before: asOne(before)?.students ?? 0, after: asOne(after)?.students ?? 0 };
  return [{ ...schools, students, because: eventNoteOf(events, years, codes) }];
}

function indicatorMoved(
  { before, after }: StageYears,
  movers: readonly Mover[],
  { id, most }: { readonly id: string; readonly most: number },
): IndicatorMoved {
  const now = after.indicators[id]!;
  const then = before?.indicators[id];
  const cv = { before: then?.cv ?? null, after: now.cv };
  return {
    name: now.name,
    unit: now.unit,
    mean: { before: then?.mean ?? null, after: now.mean },
    cv: { ...cv, ...cvMoved(cv, movers, { id, most }) },
    cv_limit: { before: then?.cv_limit ?? null, after: now.cv_limit },
    cv_meets: { before: then?.cv_meets ?? null, after: now.cv_meets },
  };
}
