/** A ring of points [lon, lat]; the last may repeat the first. */
export type Ring = readonly (readonly [number, number])[];

/** For each unit, the units next to it, ascending. */
export type Neighbours = readonly (readonly number[])[];

/** Points count as the same, lines as one upon the other, within so many degrees: 15 cm. */
const SAME_DEGREES = 1.5e-6;
/** A common border is at least so long: 1 m; touching in a point is not being next to each other. */
const BORDER_DEGREES = 1e-5;
const CELLS_A_SIDE = 400;

interface Segment {
  readonly unit: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/**
 * Units that share a border 共边相邻: a piece of line of at least a metre, also where the corners of one lie between those of the other.
 *
 * @param polygons  the rings of each unit (outer and inner, of all its parts)
 * @returns         for each unit, its neighbours
 * @example         polygonNeighbours([[[[0, 0], [1, 0], [1, 1], [0, 1]]], [[[1, 0], [2, 0], [2, 1], [1, 1]]]]) // [[1], [0]]
 */
export function polygonNeighbours(polygons: readonly (readonly Ring[])[]): Neighbours {
  const segments = polygons.flatMap((rings, unit) => rings.flatMap((ring) => segmentsOf(unit, ring)));
  const found = polygons.map(() => new Set<number>());
  for (const cell of cellsOf(segments))
    for (const [at, first] of cell.entries()) for (const second of cell.slice(at + 1)) link(found, first, second);
  return found.map((set) => [...set].sort((a, b) => a - b));
}

function link(found: readonly Set<number>[], first: Segment, second: Segment): void {
  if (first.unit === second.unit || found[first.unit]!.has(second.unit)) return;
  if (commonLength(first, second) < BORDER_DEGREES) return;
  found[first.unit]!.add(second.unit);
  found[second.unit]!.add(first.unit);
}

function segmentsOf(unit: number, ring: Ring): readonly Segment[] {
  return ring.flatMap(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length]!;
    return ax === bx && ay === by ? [] : [{ unit, ax, ay, bx, by }];
  });
}

/** Segments that may touch lie in a common cell of a grid. */
function cellsOf(segments: readonly Segment[]): Iterable<readonly Segment[]> {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { ax, ay } of segments) {
    west = Math.min(west, ax);
    east = Math.max(east, ax);
    south = Math.min(south, ay);
    north = Math.max(north, ay);
  }
  const side = Math.max(east - west, north - south, SAME_DEGREES) / CELLS_A_SIDE;
  const cells = new Map<number, Segment[]>();
  const put = (segment: Segment, key: number): void => {
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [segment]);
    else cell.push(segment);
  };
  const column = (x: number): number => Math.floor((x - west) / side);
  const row = (y: number): number => Math.floor((y - south) / side);
  for (const segment of segments) {
    const { ax, ay, bx, by } = segment;
    const [first, last] = [row(Math.min(ay, by) - SAME_DEGREES), row(Math.max(ay, by) + SAME_DEGREES)];
    for (let x = column(Math.min(ax, bx) - SAME_DEGREES); x <= column(Math.max(ax, bx) + SAME_DEGREES); x++)
      for (let y = first; y <= last; y++) put(segment, x * (CELLS_A_SIDE + 4) + y);
  }
  return cells.values();
}

/** How long two segments lie upon each other, in degrees. */
function commonLength(first: Segment, second: Segment): number {
  const [dx, dy] = [first.bx - first.ax, first.by - first.ay];
  const length = Math.hypot(dx, dy);
  const off = (x: number, y: number): number => Math.abs((x - first.ax) * dy - (y - first.ay) * dx) / length;
  if (off(second.ax, second.ay) > SAME_DEGREES || off(second.bx, second.by) > SAME_DEGREES) return 0;
  const along = (x: number, y: number): number => ((x - first.ax) * dx + (y - first.ay) * dy) / length;
  const [from, to] = [along(second.ax, second.ay), along(second.bx, second.by)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return Math.min(length, to) - Math.max(0, from);
}
