import { mayCome, type WayCut } from "./count-model.ts";
import type { RotationGround, TeacherType } from "./rotation-ground.ts";

/** So many teachers of a type go from one section to another. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly teachers: number;
}

/** How many teachers of one type leave and come, by section. */
export interface Counts {
  readonly type: TeacherType;
  readonly gives: ReadonlyMap<number, number>;
  readonly takes: ReadonlyMap<number, number>;
  /** teachers who are bound to go from one section to another */
  readonly bound: readonly { readonly from: number; readonly to: number; readonly teachers: number }[];
}

/** Whether a teacher of a type may go from one section to another. */
export function mayGo(ground: RotationGround, type: TeacherType, from: number, to: number): boolean {
  if (from === to || !mayCome(ground, type, to)) return false;
  const [a, b] = [ground.sections[from]!, ground.sections[to]!];
  return (
    a.stage === b.stage && !ground.rules.pairs.schoolsMustNot.some((one) => one.from === a.code && one.to === b.code)
  );
}

/**
 * Finds where everybody goes, nearest first, by shortest augmenting paths; or proves by a cut that the counts leave somebody
 * without a way (Gale 1957): the sections in `from` give more than those they may go to take.
 *
 * @example findWays(ground, { type, gives: new Map([[0, 1]]), takes: new Map([[1, 1]]), bound: [] }) // { flows: [{ from: 0, to: 1, … }] }
 */
export function findWays(
  ground: RotationGround,
  { type, gives, takes, bound }: Counts,
): { readonly flows: readonly Flow[] } | { readonly cut: WayCut } {
  const from = [...gives.keys()].toSorted((a, b) => a - b);
  const to = [...takes.keys()].toSorted((a, b) => a - b);
  const net: Net = {
    supply: from.map((section) => gives.get(section)!),
    room: to.map((section) => takes.get(section)!),
    cost: from.map((a) =>
      to.map((b) => (mayGo(ground, type, a, b) ? ground.distance(a, b) : Number.POSITIVE_INFINITY)),
    ),
    flow: from.map(() => to.map(() => 0)),
  };
  const flows: Flow[] = [];
  for (const one of bound) {
    net.supply[from.indexOf(one.from)]! -= one.teachers;
    net.room[to.indexOf(one.to)]! -= one.teachers;
    flows.push({ ...one, type: type.index });
  }
  const stuck = sendAll(net);
  if (stuck !== null)
    return {
      cut: {
        type: type.index,
        from: new Set(stuck.from.map((i) => from[i]!)),
        to: reachable(
          ground,
          type,
          stuck.from.map((i) => from[i]!),
        ),
      },
    };
  for (const [i, row] of net.flow.entries())
    for (const [j, teachers] of row.entries())
      if (teachers > 0) flows.push({ from: from[i]!, to: to[j]!, type: type.index, teachers });
  return { flows: joined(flows) };
}

function reachable(ground: RotationGround, type: TeacherType, from: readonly number[]): ReadonlySet<number> {
  return new Set(
    ground.sections
      .filter((section) => from.some((one) => mayGo(ground, type, one, section.index)))
      .map((one) => one.index),
  );
}

function joined(flows: readonly Flow[]): readonly Flow[] {
  const byWay = Map.groupBy(flows, (one) => `${one.from}|${one.to}`);
  return Array.from(byWay.values(), (list) => ({
    ...list[0]!,
    teachers: list.reduce((sum, one) => sum + one.teachers, 0),
  }));
}

interface Net {
  readonly supply: number[];
  readonly room: number[];
  readonly cost: readonly (readonly number[])[];
  readonly flow: number[][];
}

/** Sends everybody; null when all went, else the origins from which nobody can be sent any more. */
function sendAll(net: Net): { readonly from: readonly number[] } | null {
  for (;;) {
    const start = net.supply.findIndex((left) => left > 0);
    if (start < 0) return null;
    const path = shortestPath(net, start);
    if (path.end < 0) return { from: path.seen };
    push(net, start, path);
  }
}

interface Path {
  /** destination with room, −1 where none is reached */
  readonly end: number;
  /** for each destination, the origin by which it is reached */
  readonly by: readonly number[];
  /** for each origin, the destination by which it is reached backwards; −1: none */
  readonly back: readonly number[];
  readonly seen: readonly number[];
}

/** Bellman–Ford over the residual net: forward along allowed ways, backward along ways in use. */
function shortestPath(net: Net, start: number): Path {
  const [m, n] = [net.supply.length, net.room.length];
  const labels: Labels = {
    near: Array.from({ length: m }, (_, i) => (i === start ? 0 : Number.POSITIVE_INFINITY)),
    far: Array.from({ length: n }, () => Number.POSITIVE_INFINITY),
    by: Array.from({ length: n }, () => -1),
    back: Array.from({ length: m }, () => -1),
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < m; i++) changed = goForward(net, labels, i) || changed;
    for (let i = 0; i < m; i++) changed = goBack(net, labels, i) || changed;
  }
  const { near, far, by, back } = labels;
  let end = -1;
  for (let j = 0; j < n; j++)
    if (net.room[j]! > 0 && far[j]! < (end < 0 ? Number.POSITIVE_INFINITY : far[end]!)) end = j;
  return { end, by, back, seen: [...near.keys()].filter((i) => near[i] !== Number.POSITIVE_INFINITY) };
}

interface Labels {
  /** length of the shortest path found to each origin and each destination */
  readonly near: number[];
  readonly far: number[];
  readonly by: number[];
  readonly back: number[];
}

/** Lengths closer than this are equal. */
const LENGTH_RESIDUE = 1e-12;

function goForward({ cost }: Net, { near, far, by }: Labels, i: number): boolean {
  let changed = false;
  if (near[i] === Number.POSITIVE_INFINITY) return changed;
  for (let j = 0; j < far.length; j++) {
    if (near[i]! + cost[i]![j]! >= far[j]! - LENGTH_RESIDUE) continue;
    far[j] = near[i]! + cost[i]![j]!;
    by[j] = i;
    changed = true;
  }
  return changed;
}

function goBack({ flow, cost }: Net, { near, far, back }: Labels, i: number): boolean {
  let changed = false;
  for (let j = 0; j < far.length; j++) {
    if (flow[i]![j]! <= 0 || far[j]! - cost[i]![j]! >= near[i]! - LENGTH_RESIDUE) continue;
    near[i] = far[j]! - cost[i]![j]!;
    back[i] = j;
    changed = true;
  }
  return changed;
}

function push(net: Net, start: number, { end, by, back }: Path): void {
  const steps: (readonly [from: number, to: number, way: 1 | -1])[] = [];
  for (let j = end; ;) {
    const i = by[j]!;
    steps.push([i, j, 1]);
    if (i === start) break;
    j = back[i]!;
    steps.push([i, j, -1]);
  }
  const most = steps.reduce(
    (least, [i, j, way]) => (way === -1 ? Math.min(least, net.flow[i]![j]!) : least),
    Math.min(net.supply[start]!, net.room[end]!),
  );
  for (const [i, j, way] of steps) net.flow[i]![j]! += way * most;
  net.supply[start]! -= most;
  net.room[end]! -= most;
}
