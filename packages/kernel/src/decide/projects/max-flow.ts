/** As many children as can be placed, and why no more can. */
export interface PlacedMost {
  /** children for whom there is no place */
  readonly short: number;
  /** children of each area who are placed at each of its schools, in the order of `reach` */
  readonly flows: readonly Float64Array[];
  /**
   * Areas whose children cannot all be placed, however it is done: their number exceeds the places they can reach by `short`. The fewest
   * such areas, and the most; both empty when every child has a place.
   */
  readonly fewest: readonly number[];
  readonly most: readonly number[];
}

interface Net {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  readonly room: Float64Array;
}

const TINY = 1e-7;

/**
 * Places as many children as can be (maximum flow) and names the areas that prove that no more can (minimum cut).
 *
 * @param children  of each area
 * @param reach     the schools that children of each area may go to
 * @param places    of each school
 * @source          Dinic 1970; Hall's theorem: all are placed exactly when no set of areas has more children than places in reach
 * @example         placeMost([10], [[0]], [7]) // { short: 3, fewest: [0], … }
 */
export function placeMost(
  children: ArrayLike<number>,
  reach: readonly (readonly number[])[],
  places: ArrayLike<number>,
): PlacedMost {
  const [areas, schools] = [children.length, places.length];
  const [source, sink] = [areas + schools, areas + schools + 1];
  const net = netOf(children, reach, places);
  const level = new Int32Array(sink + 1);
  const at = new Int32Array(sink + 1);
  while (levels(net, level, source)[sink]! >= 0) {
    at.set(net.head);
    while (push({ net, level, at, sink }, source, Infinity) > TINY);
  }
  let short = 0;
  for (let area = 0; area < areas; area++) short += Math.max(0, net.room[2 * area]!);
  if (short <= TINY * areas) short = 0;
  const behind = backwards(net, sink);
  const ids = Array.from({ length: areas }, (_, area) => area);
  let arc = 2 * (areas + schools);
  const flows = reach.map((own) => Float64Array.from(own, () => net.room[(arc += 2) - 1]!));
  return {
    short,
    flows,
    fewest: short === 0 ? [] : ids.filter((area) => level[area]! >= 0),
    most: short === 0 ? [] : ids.filter((area) => behind[area] === 0),
  };
}

/** Arcs: source → areas, schools → sink, areas → schools; each followed by its reverse. */
function netOf(children: ArrayLike<number>, reach: readonly (readonly number[])[], places: ArrayLike<number>): Net {
  const [areas, schools] = [children.length, places.length];
  const [source, sink] = [areas + schools, areas + schools + 1];
  const count = 2 * (areas + schools + reach.reduce((sum, own) => sum + own.length, 0));
  const net: Net = {
    head: new Int32Array(sink + 1).fill(-1),
    next: new Int32Array(count),
    to: new Int32Array(count),
    room: new Float64Array(count),
  };
  let arcs = 0;
  const add = (from: number, to: number, room: number): void => {
    for (const [a, b, r] of [
      [from, to, room],
      [to, from, 0],
    ] as const) {
      net.to[arcs] = b;
      net.room[arcs] = r;
      net.next[arcs] = net.head[a]!;
      net.head[a] = arcs++;
    }
  };
  for (let area = 0; area < areas; area++) add(source, area, children[area]!);
  for (let school = 0; school < schools; school++) add(areas + school, sink, places[school]!);
  reach.forEach((own, area) => {
    for (const school of own) add(area, areas + school, Infinity);
  });
  return net;
}

/** Arcs from the source to each node by the shortest way with room; −1: none. */
function levels({ head, next, to, room }: Net, level: Int32Array, source: number): Int32Array {
  level.fill(-1);
  level[source] = 0;
  const queue = [source];
  for (const node of queue)
    for (let arc = head[node]!; arc >= 0; arc = next[arc]!)
      if (room[arc]! > TINY && level[to[arc]!]! < 0) {
        level[to[arc]!] = level[node]! + 1;
        queue.push(to[arc]!);
      }
  return level;
}

interface Push {
  readonly net: Net;
  readonly level: Int32Array;
  readonly at: Int32Array;
  readonly sink: number;
}

/** Sends what fits along one shortest way; 0: there is none left. */
function push(ask: Push, node: number, most: number): number {
  const { net, level, at, sink } = ask;
  if (node === sink) return most;
  for (; at[node]! >= 0; at[node] = net.next[at[node]!]!) {
    const arc = at[node]!;
    const to = net.to[arc]!;
    if (!(net.room[arc]! > TINY) || level[to]! !== level[node]! + 1) continue;
    const sent = push(ask, to, Math.min(most, net.room[arc]!));
    if (!(sent > TINY)) continue;
    net.room[arc] = net.room[arc]! - sent;
    net.room[arc ^ 1] = net.room[arc ^ 1]! + sent;
    return sent;
  }
  return 0;
}

/** 1 for nodes from which there is still a way with room to the sink. */
function backwards({ head, next, to, room }: Net, sink: number): Uint8Array {
  const seen = new Uint8Array(sink + 1);
  seen[sink] = 1;
  const queue = [sink];
  for (const node of queue)
    for (let arc = head[node]!; arc >= 0; arc = next[arc]!)
      if (room[arc ^ 1]! > TINY && seen[to[arc]!] === 0) {
        seen[to[arc]!] = 1;
        queue.push(to[arc]!);
      }
  return seen;
}
