/** Where a mark stands: from the left, from the top. */
export type Point = readonly [number, number];

/** How a mark is drawn; without fill or stroke it is not seen. */
export interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  /** lengths of line and gap */
  readonly dash?: readonly [number, number];
}

/**
 * One mark of a drawing. Words stand beside drawings, never in them, so that every form of the report sets them as text; only
 * numbers are drawn.
 */
export type Mark =
  | ({ readonly kind: "lines"; readonly points: readonly Point[]; readonly closed?: boolean } & Look)
  | ({ readonly kind: "rings"; readonly rings: readonly (readonly Point[])[] } & Look)
  | ({ readonly kind: "dot"; readonly at: Point; readonly radius: number } & Look)
  | {
      readonly kind: "number";
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly anchor: "start" | "middle" | "end";
      readonly colour: string;
    };

/** A picture as marks on a sheet of width × height; written as SVG or as PNG. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The report's colours; what falls short has another form too. */
export const INK = {
  text: "#1f2a33",
  faint: "#6b7a85",
  rule: "#d5dde2",
  met: "#2f6f9f",
  pale: "#dbe8f1",
  short: "#b4540a",
  paper: "#ffffff",
  land: "#f4f6f7",
  border: "#9aa8b2",
} as const;

/** A rectangle as a closed line. @example box([0, 0], 2, 1, {}).points.length // 4 */
export function box([x, y]: Point, width: number, height: number, look: Look): Extract<Mark, { kind: "lines" }> {
  const points: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return { kind: "lines", points, closed: true, ...look };
}
