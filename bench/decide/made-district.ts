import { type CatchmentProblem, type Point, pointNeighbours, type SiteProblem, waysM } from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";

/** How large a made-up district is. */
export interface Size {
  readonly units: number;
  readonly schools: number;
  readonly seed: number;
}

/** Units on a lattice, a little off it; schools kept apart from each other; capacities from 0.6 to 1.6 of the mean, 112 % of the students together. */
export function madeDistrict({ units: n, schools: m, seed }: Size, contiguous: boolean): CatchmentProblem {
  const chance = seededChance(seed);
  const part = (): number => chance(2 ** 20) / 2 ** 20;
  const side = Math.ceil(Math.sqrt(n));
  const points: Point[] = Array.from({ length: n }, (_, i) => ({
    lon: 113 + (0.5 * ((i % side) + 0.8 * part())) / side,
    lat: 30 + (0.5 * (Math.floor(i / side) + 0.8 * part())) / side,
  }));
  const schools: Point[] = [];
  while (schools.length < m) {
    const tries = Array.from({ length: 6 }, () => ({ lon: 113 + 0.5 * part(), lat: 30 + 0.5 * part() }));
    const apart = (p: Point): number => Math.min(9, ...schools.map((s) => Math.hypot(s.lon - p.lon, s.lat - p.lat)));
    schools.push(tries.sort((a, b) => apart(b) - apart(a))[0]!);
  }
  const students = Float64Array.from(points, () => 5 + chance(60));
  const all = students.reduce((sum, one) => sum + one, 0);
  const weights = Float64Array.from(schools, () => 0.6 + part());
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const capacity = weights.map((one) => Math.round((one / weight) * all * 1.12));
  return {
    units: points.map((_, i) => `u${i}`),
    students,
    schools: schools.map((_, j) => `s${j}`),
    least: capacity.map((one) => one * 0.7),
    most: capacity.map((one) => one * 1.05),
    wayM: waysM(points, schools, 1),
    keep: null,
    maySplit: false,
    contiguous: contiguous ? { neighbours: pointNeighbours(points), homes: new Int32Array(m).fill(-1) } : null,
  };
}

/**
 * A harsh district: schools stand where chance puts them, some beside each other, and most children live in the middle; units of up to a third of a school;
 * no least, and places for 8 % more than there are students.
 */
export function harshDistrict({ units: n, schools: m, seed }: Size): CatchmentProblem {
  const chance = seededChance(seed);
  const part = (): number => chance(2 ** 20) / 2 ** 20;
  const side = Math.ceil(Math.sqrt(n));
  const points: Point[] = Array.from({ length: n }, (_, i) => ({
    lon: 114.7 + (i % side) * 0.005,
    lat: 25 + Math.floor(i / side) * 0.0045,
  }));
  const middle = side / 2;
  const students = Float64Array.from(points, (_, i) => {
    const away = ((i % side) - middle) ** 2 + (Math.floor(i / side) - middle) ** 2;
    return Math.round((2 + 10 * part()) * (1 + 4 * Math.exp(-away / ((side * side) / 10))));
  });
  const schools = Array.from({ length: m }, () => {
    const { lon, lat } = points[chance(n)]!;
    return { lon: lon + 0.001, lat: lat + 0.001 };
  });
  const all = students.reduce((sum, one) => sum + one, 0);
  const weights = Float64Array.from(schools, () => 0.6 + part());
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return {
    units: points.map((_, i) => `u${i}`),
    students,
    schools: schools.map((_, j) => `s${j}`),
    least: new Float64Array(m),
    most: weights.map((one) => Math.round((one / weight) * all * 1.08)),
    wayM: waysM(points, schools, 1),
    keep: null,
    maySplit: false,
    contiguous: null,
  };
}

/** Schools there are have places for four in five; each candidate for one in twenty. */
export function madeSites({
  units,
  existing,
  candidates,
  open,
}: {
  readonly units: number;
  readonly existing: number;
  readonly candidates: number;
  readonly open: number;
}): SiteProblem {
  const base = madeDistrict({ units, schools: existing + candidates, seed: 9 }, false);
  const all = base.students.reduce((sum, one) => sum + one, 0);
  const capacity = Float64Array.from(base.schools, (_, j) =>
    j < existing ? (0.8 * all) / existing : (0.35 * all) / open,
  );
  const ground: CatchmentProblem = {
    ...base,
    least: capacity.map((one) => one * 0.5),
    most: capacity.map((one) => one * 1.05),
    maySplit: true,
  };
  return {
    ground,
    existing,
    open,
    costYuan: new Float64Array(base.schools.length),
    budgetYuan: null,
    yuanPerStudentKm: null,
    inOnePiece: null,
  };
}
