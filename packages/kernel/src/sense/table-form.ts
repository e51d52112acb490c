import type { Words } from "../model/index.ts";

/** What a column of a table holds: an identifying code, plain text, one of a few words, a number, or yes/no. */
export type TableType = "code" | "text" | "choice" | "number" | "flag";

/** One column of a table: the headers by which it is found, and what may stand in it. */
export interface TableColumn extends Words {
  readonly id: string;
  readonly type: TableType;
  /** header spellings beside the id and the names */
  readonly headers: readonly string[];
  /** the table cannot be read without this column */
  readonly required: boolean;
  /** every row must fill it */
  readonly filled: boolean;
  /** spelling → code, for a choice */
  readonly codes?: Readonly<Record<string, string>>;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** what an empty cell is taken for, where the rules say so; absent: not reported */
  readonly blankIs?: number;
}

/** A small table that comes with a return: a roster of teachers, a list of costs. Policy says its columns. */
export interface TableForm {
  readonly id: string;
  readonly name: Words;
  /** cell texts that mean "not reported" */
  readonly blanks: readonly string[];
  readonly columns: readonly TableColumn[];
}
