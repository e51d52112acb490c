import type { Words } from "../model/index.ts";

/**
 * An official return as data: many sheets a school, each recognised by code and title, its cells by label and heading.
 * Read from `policy/forms/ID/official.yaml` and `sheets/*.yaml`; the kernel knows no sheet itself.
 */
export interface OfficialForm {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  /** first and last school year in which it was used */
  readonly from: number;
  readonly to?: number;
  /** the form of one row a school whose values, headers and checks hold for the facts made here */
  readonly valuesBy: string;
  /** regular expressions over the top of a sheet; the first group is the school year */
  readonly yearPatterns: readonly string[];
  readonly heads: readonly OfficialHead[];
  readonly sheets: readonly OfficialSheet[];
  readonly facts: readonly OfficialFact[];
  /** facts of the whole county: from its own sheet, or added up over the schools */
  readonly countyFacts: readonly OfficialCountyFact[];
  readonly bands: readonly OfficialBands[];
  readonly sums: readonly OfficialSum[];
  readonly checks: readonly OfficialCheck[];
  /** checks over the totals of all schools of the return */
  readonly regionChecks: readonly OfficialCheck[];
  /** pairs of facts that no two schools may share: longitude and latitude */
  readonly unique: readonly (readonly string[])[];
  /** unit words in a label or a unit column that scale a number: "万元" → 10000 */
  readonly scales: Readonly<Record<string, number>>;
  readonly blanks: readonly string[];
  readonly source?: string;
}

/** A fact that stands beside a label: "学校（机构）标识码：2199210401", or in the next cell. */
export interface OfficialHead {
  readonly fact: string;
  readonly labels: readonly string[];
  /** only so many characters from the left: the county in a location code */
  readonly take?: number;
  /** by this name checks call it */
  readonly name?: string;
  /** its cell, where the form was made by pointing: on the sheet of this code, at this address */
  readonly on?: string;
  readonly at?: string;
}

/** One sheet of the return. */
export interface OfficialSheet {
  readonly code: string;
  readonly titles: readonly string[];
  /** a school with one of these stages hands it in; absent: see `required` */
  readonly stages: readonly string[];
  /** without it the school cannot be assessed */
  readonly required: boolean;
  /** absent: recognised, and nothing is read from it */
  readonly layouts: readonly OfficialLayout[];
  /** what to tell who hands it in, where nothing is read from it */
  readonly remark?: Words;
  /** explanations printed beside the return: recognised, nothing is read and nothing said */
  readonly aside: boolean;
  /** "county": handed in once for all schools; its heads hold for those that do not say them */
  readonly of: "school" | "county";
  /** values beside labels stand under one of these headings only; absent: in the next cell that holds something */
  readonly valueUnder: readonly string[];
}

/** How a sheet looked in some years. */
export interface OfficialLayout {
  readonly from?: number;
  readonly to?: number;
  /** tells it apart where years do not */
  readonly title?: string;
  /** where it differs from the sheet's: a later layout may hold another stage too */
  readonly stages?: readonly string[];
  /** a row for each school from this one on; addresses then name the column, and their row is that of the first school */
  readonly eachRow?: number;
  /** the first cell of the table's body: "C6" */
  readonly corner: string;
  readonly columns: readonly string[];
  /** labels from the top; one that ends in ":" heads a part of the table */
  readonly rows: readonly string[];
  readonly cells: readonly OfficialCell[];
}

/** One cell and the name by which formulas call it. */
export interface OfficialCell {
  readonly name: string;
  /** spellings of the row's label */
  readonly row: readonly string[];
  /** the part of the table it stands in */
  readonly under?: string;
  readonly rowCode?: string;
  /** spellings of the column's heading */
  readonly column: readonly string[];
  readonly number?: string;
  /** its address where label or heading are not found */
  readonly at?: string;
  /** the unit it is printed in: a word of `scales` */
  readonly unit?: string;
  /** the layout awaits a current template */
  readonly unconfirmed: boolean;
  /** not every form has it: its absence is no finding */
  readonly optional: boolean;
  /** 是/否 instead of a number: 1 or 0 */
  readonly flag: boolean;
  /** the form itself says that it must be filled in, by schools of these kinds */
  readonly wantedOf: readonly string[];
}

/** A fact made from cells. */
export interface OfficialFact {
  /** column id: "teachers_primary" */
  readonly fact: string;
  /** a formula over names of cells */
  readonly is: string;
  /** only for schools that handed in these sheets; the first entry that fits holds */
  readonly needs: readonly string[];
  /** only for schools of these kinds; empty: all */
  readonly kinds: readonly string[];
  /** only where this holds: a condition over names of cells */
  readonly when?: string;
}

/** A fact of the county made from cells of its own sheet, or from the schools' cells added up. */
export interface OfficialCountyFact {
  /** id of a county's field */
  readonly fact: string;
  readonly is: string;
  /** added up over the schools; every one of them must have reported it */
  readonly overSchools: boolean;
  /** of these kinds; empty: all */
  readonly kinds: readonly string[];
}

/** A distribution over bands: class sizes. */
export interface OfficialBands {
  /** the fact that is made: the largest class that the bands allow */
  readonly fact: string;
  /** name of the cell with all that is distributed over classes: students */
  readonly roll: string;
  readonly bands: readonly { readonly cell: string; readonly least: number; readonly most?: number }[];
  /** only for schools of these kinds; empty: all */
  readonly kinds: readonly string[];
}

/** A total and its parts: an empty part is 0 where the others add up to the total. */
export interface OfficialSum {
  readonly id: string;
  readonly total: string;
  readonly parts: readonly string[];
  readonly zh: string;
  readonly en: string;
}

/** A cross-check: must hold where every cell it names is reported. */
export interface OfficialCheck {
  readonly id: string;
  readonly severity: "error" | "warning";
  readonly holds: string;
  readonly zh: string;
  readonly en: string;
  readonly fix: string;
  readonly fixEn: string;
}
