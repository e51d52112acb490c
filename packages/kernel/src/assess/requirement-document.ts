import type { Place, RequirementArea, Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import type { MissingView } from "./missing-reason.ts";
import { judgeEvidence, judgeRegion } from "./region-requirement.ts";
import type { LimitDirection, RegionGround } from "./region-requirement.ts";
import { judgeSchools } from "./school-requirement.ts";
import type { SchoolsJudged } from "./school-requirement.ts";
import type { Verdict } from "./verdict.ts";

/** One of the standard's requirements as CONTRACTS §2 lists it under government, quality, recognition, veto. */
export interface RequirementDocument {
  readonly id: string;
  readonly name: Words;
  readonly area: RequirementArea;
  readonly kind: "schools" | "region" | "evidence";
  readonly clause: string;
  /** schools: share of schools that meet it · region: the figure · evidence: 1 yes, 0 no */
  readonly value: number | null;
  readonly limit: number | null;
  readonly direction: LimitDirection | null;
  readonly unit: string;
  readonly verdict: Verdict;
  readonly formula: string | null;
  readonly substituted: string | null;
  /** which of several formulas in use was chosen; null: the standard's own */
  readonly option: string | null;
  readonly question: Words | null;
  readonly documents: readonly Words[];
  readonly evidence: readonly string[];
  readonly places: readonly Place[];
  readonly schools: Omit<SchoolsJudged, "verdict"> | null;
  readonly missing?: MissingView;
}

/** Judges every requirement of the standard for one county-year, in the standard's order. */
export function requirementDocuments(assessment: Assessment, group: number): readonly RequirementDocument[] {
  const ground: RegionGround = {
    facts: new Map(assessment.regionFacts.map((fact) => [fact.field, fact])),
    regionCode: assessment.grouped.groups[group]?.regionCode ?? null,
    date: assessment.dates[group] ?? "",
  };
  return assessment.standard.requirements.map((_, at) => requirementDocument(assessment, group, at, ground));
}

function rowsOf({ grouped }: Assessment, group: number): readonly number[] {
  return Array.from(grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]));
}

function requirementDocument(
  assessment: Assessment,
  group: number,
  at: number,
  ground: RegionGround,
): RequirementDocument {
  const compiled = assessment.standard.requirements[at]!;
  const judge = assessment.schoolJudges[at];
  const { id, name, area, kind, clause } = compiled.requirement;
  const common = {
    id,
    name,
    area,
    kind,
    clause,
    limit: null,
    direction: null,
    unit: "",
    formula: null,
    substituted: null,
    option: null,
    question: null,
    documents: [],
    evidence: [],
    places: [],
    schools: null,
  };
  if ("expr" in compiled)
    return { ...common, unit: compiled.requirement.unit, ...judgeRegion(assessment.standard, compiled, ground) };
  if ("holds" in compiled) {
    const { verdict, ...schools } = judgeSchools(
      assessment.standard,
      assessment.facts,
      judge!,
      rowsOf(assessment, group),
    );
    const value = schools.schools === 0 ? null : schools.schools_meeting / schools.schools;
    return {
      ...common,
      verdict,
      value,
      limit: 1,
      direction: "at_least",
      unit: "share",
      formula: compiled.holds.map((one) => one.text).join("；"),
      schools,
    };
  }
  const { question, documents } = compiled.requirement;
  return { ...common, question, documents, ...judgeEvidence(compiled, ground) };
}
