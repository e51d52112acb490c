/** error: the input cannot stand, publishing stops · warning: wants a reason · note: good to know. */
export type Severity = "error" | "warning" | "note";

/** Where in the user's data: as much as is known. `row` is the row of the sheet, counted from 1 as the spreadsheet shows it. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  /** the cell as the spreadsheet names it: "F6" */
  readonly cell?: string;
  readonly field?: string;
  readonly schoolCode?: string;
  /** line of a text file (a policy file), from 1 */
  readonly line?: number;
  /** the further cells from which a derived figure was made */
  readonly also?: readonly Place[];
}

/** Something in the user's data that he must know of. A value, never thrown; all are collected, never only the first. */
export interface Finding {
  /** stable code: room and number, "SENSE-014" */
  readonly code: string;
  readonly severity: Severity;
  /** the place in one line: "return.xlsx · Sheet1 · F6 · 第一小学" */
  readonly where: string;
  readonly place: Place;
  /** what is wrong and why it matters, in one sentence */
  readonly zh: string;
  readonly en: string;
  /** what to do */
  readonly fix: string;
  readonly fixEn: string;
  /** how many cells this line stands for, when the same mistake is counted instead of listed; absent: one */
  readonly count?: number;
}
