import { columnId, fieldsOf } from "@youheng/kernel/model";
import { columnOf } from "@youheng/kernel/assess";
import type { Assessment } from "@youheng/kernel/assess";
import type { ApplicationLayout } from "../application/application-layout.ts";
import { schoolFactsOf } from "../application/school-facts.ts";
import type { ReportSubject, SubjectStage } from "../report-subject.ts";
import type { CellAddress } from "./cell-address.ts";
import { factsOfRequirements } from "./school-requirement-plan.ts";

/** The first row of schools on every sheet that has one row a school. */
export const FIRST_ROW = 5;

/** The columns of a sheet of one stage, each from 1. Both sheets of a stage have a section in the same row. */
export interface StageColumns {
  readonly students: number;
  /** share of common facilities, on the working sheet; 0: the standard splits nothing */
  readonly share: number;
  /** on the stage's sheet */
  readonly value: (k: number) => number;
  readonly gap: (k: number) => number;
  readonly items: number;
  readonly below: number;
  readonly missing: number;
  readonly verdict: number;
  /** on the working sheet */
  readonly resource: (k: number) => number;
  readonly denominator: (k: number) => number;
  readonly met: (k: number) => number;
  readonly belowFloor: (k: number) => number;
}

/** One stage with its two sheets. */
export interface StagePlan {
  readonly stage: SubjectStage;
  readonly sheet: string;
  readonly working: string;
  readonly rows: readonly [number, number];
}

/** Where everything stands in the workbook, so that formulas can refer to it. */
export interface WorkbookPlan {
  readonly subject: ReportSubject;
  readonly columns: StageColumns;
  readonly stages: readonly StagePlan[];
  /** facts columns on the data sheet, in order */
  readonly facts: readonly string[];
  /** the cell of a fact: row of the facts, column id */
  readonly factCell: (row: number, column: string) => CellAddress;
  readonly parameter: ParameterCells;
  /** the application tables that go with the standard; null: none */
  readonly application: ApplicationLayout | null;
}

/** The cells of the parameter sheet. */
export interface ParameterCells {
  readonly scale: (k: number) => CellAddress;
  readonly step: (k: number) => CellAddress;
  readonly threshold: (k: number, stage: string) => CellAddress;
  readonly cvLimit: (k: number, stage: string) => CellAddress;
  readonly met: CellAddress;
  readonly others: CellAddress;
  readonly equalWithin: CellAddress;
  readonly residue: CellAddress;
  readonly weight: (stage: string) => CellAddress;
  /** limit of the mean of all CVs, where the standard sets one */
  readonly compositeLimit: (stage: string) => CellAddress;
}

/** The first three columns of the data sheet name the school. */
export const NAME_COLUMNS = 3;

/** Lays out the workbook. */
export function workbookPlan(subject: ReportSubject, layout: ApplicationLayout): WorkbookPlan {
  const { text, rows } = subject;
  const application = applicationOf(subject, layout);
  const ofSchools = subject.ask.scope === "district" ? factsOfRequirements(subject) : [];
  const facts = [
    ...new Set([...factsNeeded(subject.assessment), ...schoolFactsOf(application, subject.assessment), ...ofSchools]),
  ];
  const sheet = text.sheet.data;
  const rowOf = new Map(rows.map((row, i) => [row, FIRST_ROW + i]));
  return {
    subject,
    application,
    facts,
    columns: stageColumns(subject.assessment),
    stages: subject.stages.map((stage) => ({
      stage,
      sheet: stage.name,
      working: text.sheet.working(stage.name),
      rows: [FIRST_ROW, FIRST_ROW + stage.sections.length - 1],
    })),
    factCell: (row, column) => ({ sheet, column: NAME_COLUMNS + 1 + facts.indexOf(column), row: rowOf.get(row)! }),
    parameter: parameterCells(subject),
  };
}

/** The application tables are handed in for a district, by a standard that has their indicators. */
function applicationOf({ ask, assessment }: ReportSubject, layout: ApplicationLayout): ApplicationLayout | null {
  const own = new Set(assessment.standard.indicators.map(({ indicator }) => indicator.id));
  return ask.scope === "district" && layout.indicators.every((id) => own.has(id)) ? layout : null;
}

/** Every column of the facts that a formula of the standard or the split reads, at the stages judged. */
function factsNeeded({ standard, facts }: Assessment): readonly string[] {
  const { stages, split, weight } = standard.bundle.standard;
  const students = [...stages.map((stage) => stage.id), ...Object.keys(split?.weights ?? {})].map((stage) =>
    columnId(weight, stage),
  );
  const read = standard.indicators.flatMap(({ expr }) =>
    stages.flatMap((stage) => fieldsOf(expr).map((field) => columnOf(standard, field, stage.id))),
  );
  const judged = new Set([...stages.map((stage) => columnId(weight, stage.id)), ...read]);
  return [...new Set([...students, ...read])].filter((column) => judged.has(column) || column in facts.numbers);
}

function stageColumns({ standard }: Assessment): StageColumns {
  const count = standard.indicators.length;
  const firstValue = 4;
  const items = firstValue + count;
  return {
    students: 3,
    share: standard.bundle.standard.split === undefined ? 0 : 4,
    value: (k) => firstValue + k,
    items,
    below: items + 1,
    missing: items + 2,
    verdict: items + 3,
    gap: (k) => items + 4 + k,
    resource: (k) => 5 + 4 * k,
    denominator: (k) => 6 + 4 * k,
    met: (k) => 7 + 4 * k,
    belowFloor: (k) => 8 + 4 * k,
  };
}

/** Rows of the parameter sheet: indicators from the fourth, then the constants. */
export const FIRST_PARAMETER_ROW = 4;
/** Columns before the limits: id, indicator, clause, unit, scale, step. */
export const PARAMETER_COLUMNS = { id: 1, name: 2, clause: 3, unit: 4, scale: 5, step: 6, limits: 7 } as const;

function parameterCells({ assessment, text }: ReportSubject): ParameterCells {
  const { standard, indicators } = {
    standard: assessment.standard.bundle.standard,
    indicators: assessment.standard.indicators,
  };
  const sheet = text.sheet.parameters;
  const stageAt = (stage: string): number => standard.stages.findIndex((one) => one.id === stage);
  const ofIndicator =
    (column: number) =>
    (k: number): CellAddress => ({ sheet, column, row: FIRST_PARAMETER_ROW + k });
  const constant = (i: number): CellAddress => ({
    sheet,
    column: PARAMETER_COLUMNS.scale,
    row: FIRST_PARAMETER_ROW + indicators.length + 1 + i,
  });
  const weights = Object.keys(standard.split?.weights ?? {});
  return {
    scale: ofIndicator(PARAMETER_COLUMNS.scale),
    step: ofIndicator(PARAMETER_COLUMNS.step),
    threshold: (k, stage) => ofIndicator(PARAMETER_COLUMNS.limits + 2 * stageAt(stage))(k),
    cvLimit: (k, stage) => ofIndicator(PARAMETER_COLUMNS.limits + 1 + 2 * stageAt(stage))(k),
    met: constant(0),
    others: constant(1),
    equalWithin: constant(2),
    residue: constant(3),
    weight: (stage) => constant(4 + weights.indexOf(stage)),
    compositeLimit: (stage) => constant(4 + weights.length + stageAt(stage)),
  };
}
