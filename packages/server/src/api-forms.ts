import type { Finding, Words } from "@youheng/kernel/model";

/** The shapes of the API about forms made by pointing at cells. */

/** The sheets of an upload, to be pointed at. */
export interface GridsView {
  /** the workbooks inside the upload, where that is a zip of workbooks */
  readonly files: readonly string[];
  readonly file: string;
  readonly sheets: readonly GridView[];
}

export interface GridView {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly (string | number | boolean | null)[];
  }[];
  /** there is more than is shown */
  readonly cut: boolean;
}

/** A form of the place with its versions, newest first. */
export interface LocalFormView {
  readonly id: string;
  readonly region_code: string;
  /** the version in use; null: out of use */
  readonly published: number | null;
  readonly versions: readonly {
    readonly number: number;
    readonly name: Words;
    readonly reason: string;
    readonly created_at: string;
    readonly created_by: string;
  }[];
}

export interface FormCheckView {
  readonly id: string | null;
  readonly findings: readonly Finding[];
}

/*
   GET    /api/imports/:id/sheets?file=             GridsView           the beginning of every sheet, to be pointed at
   GET    /api/local-forms                          LocalFormView[]
   POST   /api/local-forms/check                    {yaml} → FormCheckView
   POST   /api/local-forms                          {yaml, reason} → LocalFormView (201)
   PUT    /api/local-forms/:id/published            {number | null, reason} → LocalFormView
   GET    /api/local-forms/:id/versions/:number/file   YAML (download): youheng check --form FILE
*/
