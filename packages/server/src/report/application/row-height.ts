/** Points of one line of a sheet's letters. */
const LINE = 14.5;

/**
 * The height of a row that shows texts whole, in points: spreadsheets do not fit rows to what a formula says.
 *
 * @param cells  text and width of its column, in characters; a Chinese one is two wide
 * @example      rowHeight([["达标", 10]]) // 17.5
 */
export function rowHeight(cells: readonly (readonly [string, number])[]): number {
  const lines = cells.map(([text, width]) => Math.ceil(widthOf(text) / (width - 1)));
  return LINE * Math.max(1, ...lines) + 3;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f || one === "—" ? 2 : 1.05), 0);
}
