/** A cell with a formula, and the result as the kernel has it, for viewers that do not calculate. */
export interface Living {
  readonly formula: string;
  readonly result: number | string;
}

/**
 * A living cell. A number that does not exist is an empty text, as the formula makes it.
 *
 * @param result  what the kernel found
 * @example       living("B2/C2", 0.5)
 */
export function living(formula: string, result: number | string | null): Living {
  return { formula, result: result === null || (typeof result === "number" && Number.isNaN(result)) ? "" : result };
}

/** A formula that stays empty while one of the cells it needs is empty. */
export function unlessEmpty(cells: readonly string[], formula: string): string {
  if (cells.length === 0) return formula;
  const test = cells.length === 1 ? `${cells[0]}=""` : `OR(${cells.map((cell) => `${cell}=""`).join(",")})`;
  return `IF(${test},"",${formula})`;
}
