import { type CatchmentProblem, type Pace, pointNeighbours, type Point, waysM } from "@youheng/kernel/decide";
import { seededChance } from "@youheng/kernel/stats";

/** How a made-up district is to be. */
export interface Made {
  readonly units: number;
  readonly schools: number;
  readonly seed: number;
  readonly bounds?: readonly [number, number];
  /** places for each student */
  readonly room?: number;
  readonly maySplit?: boolean;
  readonly contiguous?: boolean;
}

/** A made-up district: units on a lattice, a little off it, schools among them. */
export function madeProblem(made: Made): CatchmentProblem {
  const { units: n, schools: m, seed, bounds = [0.6, 1.05], room = 1.15, maySplit = false, contiguous = false } = made;
  const chance = seededChance(seed);
  const part = (): number => chance(2 ** 20) / 2 ** 20;
  const side = Math.ceil(Math.sqrt(n));
  const points: Point[] = Array.from({ length: n }, (_, i) => ({
    lon: 113 + (0.2 * ((i % side) + 0.8 * part())) / side,
    lat: 30 + (0.2 * (Math.floor(i / side) + 0.8 * part())) / side,
  }));
  const schools = Array.from({ length: m }, (_, j) => points[Math.floor(((j + 0.5) * n) / m)]!);
  const students = Float64Array.from(points, () => 5 + chance(40));
  const capacity = (room * students.reduce((sum, one) => sum + one, 0)) / m;
  return {
    units: points.map((_, i) => `u${i}`),
    students,
    schools: schools.map((_, j) => `s${j}`),
    least: new Float64Array(m).fill(bounds[0] * capacity),
    most: new Float64Array(m).fill(bounds[1] * capacity),
    wayM: waysM(points, schools, 1),
    keep: null,
    maySplit,
    contiguous: contiguous ? { neighbours: pointNeighbours(points), homes: new Int32Array(m).fill(-1) } : null,
  };
}

/** A pace by the machine's clock. */
export function testPace(limit: number, more: Partial<Pace> = {}): Pace {
  const startedAt = performance.now();
  return {
    seconds: () => (performance.now() - startedAt) / 1000,
    limit,
    gap: 0,
    seed: 1,
    pause: () => new Promise((resume) => void setImmediate(resume)),
    ...more,
  };
}
