import { assessmentDocument } from "@youheng/kernel/assess";
import type {
  Assessment,
  AssessmentDocument,
  SectionDocument,
  StageAssessment,
  StageDocument,
} from "@youheng/kernel/assess";
import type { Words } from "@youheng/kernel/model";
import type { ReportAsk } from "./report-ask.ts";
import { reportText } from "./text/index.ts";
import type { ReportText } from "./text/index.ts";

/** One section with its place in the columns of the assessment. */
export interface SubjectSection {
  readonly index: number;
  readonly document: SectionDocument;
}

/** One stage of the county-year a report is about; `sections` are those in scope. */
export interface SubjectStage {
  readonly id: string;
  /** the stage's name in the reader's language */
  readonly name: string;
  readonly columns: StageAssessment;
  readonly document: StageDocument;
  readonly sections: readonly SubjectSection[];
}

/** What a report is about, ready to be written: the judged county-year, its words, and the stages in scope. */
export interface ReportSubject {
  readonly ask: ReportAsk;
  readonly text: ReportText;
  readonly assessment: Assessment;
  readonly document: AssessmentDocument;
  readonly stages: readonly SubjectStage[];
  /** rows of the facts in scope, in the order of assessment */
  readonly rows: readonly number[];
  /** chooses the reader's language */
  readonly inWords: (words: Words) => string;
}

/**
 * Gathers what a report is about.
 *
 * @throws RangeError when there is no such county-year, or no such school in it
 */
export function reportSubject(ask: ReportAsk): ReportSubject {
  const assessment = ask.answer.result;
  const document = assessmentDocument(ask.answer, ask.group);
  const inWords = (words: Words): string => words[ask.language];
  const rows = rowsInScope(ask);
  if (rows.length === 0 && ask.scope !== "district")
    throw new RangeError(`no school ${ask.scope.schoolCode} in this county-year`);
  const stages = assessment.stages
    .map((columns) => subjectStage(ask, columns, document))
    .filter((stage) => stage.sections.length > 0);
  return { ask, text: reportText(ask.language), assessment, document, stages, rows, inWords };
}

function rowsInScope({ answer, group, scope }: ReportAsk): readonly number[] {
  const { grouped, facts } = answer.result;
  const rows = [...grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1])];
  return scope === "district" ? rows : rows.filter((row) => facts.text["school_code"]?.[row] === scope.schoolCode);
}

function subjectStage(ask: ReportAsk, columns: StageAssessment, document: AssessmentDocument): SubjectStage {
  const id = columns.sections.stage;
  const stage = document.stages[id]!;
  const from = columns.sections.offsets[ask.group]!;
  const sections = stage.sections_list.map((section, i) => ({ index: from + i, document: section }));
  const { scope } = ask;
  return {
    id,
    name: stage[ask.language],
    columns,
    document: stage,
    sections: scope === "district" ? sections : sections.filter((one) => one.document.school_code === scope.schoolCode),
  };
}

/** The district's name as the report's title says it. */
export function regionTitle({ ask, text, document, inWords }: ReportSubject): string {
  return ask.regionName === undefined ? text.regionByCode(document.region_code ?? text.none) : inWords(ask.regionName);
}

/** The name of the school a report is about; null: it is about the district. */
export function schoolTitle({ ask, assessment, rows }: ReportSubject): string | null {
  if (ask.scope === "district") return null;
  return assessment.facts.text["school_name"]?.[rows[0] ?? -1] ?? ask.scope.schoolCode;
}
