/** How large a return may be: technical bounds that keep the machine alive, not rules of any policy. */
export interface ReadLimits {
  /** bytes of the file as it was sent */
  readonly fileBytes: number;
  /** parts of a zip container (XLSX, ODS) */
  readonly entries: number;
  /** bytes of all parts together after expansion */
  readonly expandedBytes: number;
  /** expanded ÷ compressed, looked at only above `ratioFromBytes` */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly rows: number;
  readonly columns: number;
}

/** A province of 200,000 rows × 30 columns needs about 40 MB compressed and 300 MB expanded. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 256 * 2 ** 20,
  entries: 5000,
  expandedBytes: 1536 * 2 ** 20,
  ratio: 200,
  ratioFromBytes: 128 * 2 ** 20,
  rows: 2_000_000,
  columns: 1000,
};
