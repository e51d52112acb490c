import type { Facts, Finding } from "../model/index.ts";
import type { Merge, SheetRow } from "./header-block.ts";

/** One column of the file as the user sees it: which fact it holds; `column` null: kept in the file, not used. */
export interface ReturnColumn {
  readonly letter: string;
  readonly header: string;
  readonly column: string | null;
}

/** What one sheet holds. */
export interface SheetReading {
  readonly facts: Facts;
  readonly columns: readonly ReturnColumn[];
  /** by which a mapping made by hand is remembered for files of the same header */
  readonly fingerprint: string;
  readonly findings: readonly Finding[];
}

/** Where the rows come from, and how the user wants them read. */
export interface SheetSource {
  readonly file: string;
  readonly sheet: string;
  readonly merges: readonly Merge[];
  /** columns matched by hand: by header, and by letter where a header stands twice */
  readonly mapping: readonly ReturnColumn[];
  /** a text file: a row with more cells than the header was split at the wrong place */
  readonly shiftedRows?: boolean;
}

/** Takes the rows of a sheet one by one, from the top. */
export interface ReturnReader {
  readonly push: (row: SheetRow) => void;
  readonly finish: () => SheetReading;
}
