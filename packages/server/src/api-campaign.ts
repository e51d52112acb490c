import type { Finding, Words } from "@youheng/kernel/model";
import type { ProblemView } from "./api-types.ts";

/** The yearly campaign, in the shapes of the HTTP API. */

export type FormState = "filling" | "submitted" | "returned" | "accepted";

/** One region's campaign of a year, with how many of its schools stand where. */
export interface CampaignView {
  readonly region_code: string;
  readonly region_name: Words;
  readonly school_year: number;
  readonly form: string;
  /** "2027-10-15" */
  readonly deadline: string;
  readonly note: string | null;
  readonly opened_at: string;
  readonly opened_by: string;
  /** id of the version that was assembled of it last, or null */
  readonly published: string | null;
  readonly states: Readonly<Record<FormState, number>>;
}

export interface CampaignSchoolView {
  readonly school_code: string;
  readonly school_name: string;
  readonly state: FormState;
  /** columns that hold a value */
  readonly filled: number;
  readonly open_remarks: number;
  readonly changed_at: string | null;
  readonly changed_by: string | null;
  readonly note: string | null;
}

export interface CampaignDetail extends CampaignView {
  /** by school code; a school's account sees its own */
  readonly schools: readonly CampaignSchoolView[];
}

export type FormCellValue = number | string | null;

export interface FormCellView {
  readonly column: string;
  readonly value: FormCellValue;
  readonly revision: number;
  readonly changed_at: string;
  readonly changed_by: string;
  /** what another typed at the same time, and was not taken */
  readonly contested: { readonly value: FormCellValue; readonly who: string; readonly at: string } | null;
}

export interface FormRemarkView {
  readonly column: string | null;
  readonly text: string;
  readonly at: string;
  readonly who: string;
  readonly answered: boolean;
}

export interface SchoolFormView {
  readonly region_code: string;
  readonly school_year: number;
  readonly school_code: string;
  readonly school_name: string;
  readonly state: FormState;
  readonly form: string;
  readonly deadline: string;
  readonly note: string | null;
  readonly cells: readonly FormCellView[];
  /** last year's published figures of the school by column; null: it was not in that return */
  readonly last_year: Readonly<Record<string, FormCellValue>> | null;
  readonly remarks: readonly FormRemarkView[];
  readonly findings: readonly Finding[];
}

export interface CellsSavedView {
  /** the cells that were sent, as they stand now */
  readonly cells: readonly FormCellView[];
  /** columns that were not taken: another changed them meanwhile */
  readonly refused: readonly string[];
}

/** A file of the whole county on its way into the forms of its schools. */
export interface FormFillView {
  readonly fill_id: string;
  readonly state: "reading" | "filling" | "done" | "cancelled" | "failed";
  /** schools that were looked at, of how many */
  readonly done: number;
  readonly all: number;
  /** null: not at its end, or stopped while the file was read */
  readonly filled: FormsFilledView | null;
  /** why it failed */
  readonly problem: ProblemView | null;
}

/** What became of a file of the whole county, by school code. */
export interface FormsFilledView {
  /** filled in, without errors, handed in */
  readonly handed_in: readonly string[];
  /** filled in; errors stand, so that it is not handed in */
  readonly with_errors: readonly string[];
  /** left as it was: the school has begun to fill it in, or it is handed in */
  readonly left: readonly string[];
  /** in the file, and not looked at: it was stopped before */
  readonly not_done: readonly string[];
  /** in the campaign and not in the file */
  readonly not_in_file: readonly string[];
  /** in the file and not in the campaign */
  readonly not_in_campaign: readonly string[];
  /** all errors of the file, each with its cell */
  readonly errors: readonly Finding[];
}

/** What a school may know of the assessment: its own sections, and the county's figures that are no school's. */
export interface SchoolAssessmentView {
  readonly standard: string;
  readonly standard_name: Words;
  readonly region_code: string;
  readonly school_year: number;
  readonly school_code: string;
  readonly school_name: string;
  readonly stages: Readonly<
    Record<
      string,
      {
        /** null: not judged */
        readonly verdict: string | null;
        readonly students: number | null;
        readonly indicators: Readonly<Record<string, SchoolIndicatorView>>;
      }
    >
  >;
}

export interface SchoolIndicatorView {
  readonly name: Words;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly meets: boolean | null;
  readonly gap: { readonly amount: number; readonly unit: string } | null;
  readonly county_mean: number | null;
  readonly county_cv: number | null;
}
