import type { Merge, SheetRow } from "@youheng/kernel/sense";

/** What is known of a sheet before its rows are read. */
export interface SheetOutline {
  readonly merges: readonly Merge[];
  /** rows the sheet has, for progress; 0 when not known */
  readonly rowCount: number;
}

/** One sheet of a workbook of any format. */
export interface OpenSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** the first rows, to find the sheet that holds the return */
  readonly head: (rows: number) => Promise<readonly SheetRow[]>;
  readonly outline: () => Promise<SheetOutline>;
  readonly rows: (outline: SheetOutline) => AsyncIterable<readonly SheetRow[]>;
}
