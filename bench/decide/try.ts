(globalThis as any).DBG = 1;
import { planCatchments, checkCatchments, waysM, pointNeighbours, type CatchmentProblem } from "@youheng/kernel/decide";
import { openHighsSolver } from "@youheng/server/decide";
import { seededChance } from "@youheng/kernel/stats";
const [n = 0, m = 0, contig, split, secs = 60] = process.argv.slice(2).map(Number);
const chance = seededChance(5);
const u = () => chance(2 ** 20) / 2 ** 20;
const side = Math.ceil(Math.sqrt(n));
const units = Array.from({ length: n }, (_, i) => ({
  lon: 113 + (0.5 * ((i % side) + 0.8 * u())) / side,
  lat: 30 + (0.5 * (Math.floor(i / side) + 0.8 * u())) / side,
}));
const schools: { lon: number; lat: number }[] = [];
while (schools.length < m) {
  let b = units[0]!;
  let far = -1;
  for (let k = 0; k < 6; k++) {
    const c = { lon: 113 + 0.5 * u(), lat: 30 + 0.5 * u() };
    const d = Math.min(9, ...schools.map((s) => Math.hypot(s.lon - c.lon, s.lat - c.lat)));
    if (d > far) {
      far = d;
      b = c;
    }
  }
  schools.push(b);
}
const students = Float64Array.from(units, () => 5 + chance(60));
const total = students.reduce((a, b) => a + b, 0);
const cap = Float64Array.from(schools, () => 0.6 + u());
const sumcap = cap.reduce((a, b) => a + b, 0);
const capacity = cap.map((c) => Math.round((c / sumcap) * total * 1.12));
const t0 = performance.now();
const ways = waysM(units, schools, 1);
const neighbours = contig ? pointNeighbours(units) : null;
const homes = new Int32Array(m).fill(-1);
const problem: CatchmentProblem = {
  units: units.map((_, i) => `u${i}`),
  students,
  schools: schools.map((_, j) => `s${j}`),
  least: capacity.map((c) => c * 0.7),
  most: capacity.map((c) => c * 1.05),
  wayM: ways,
  keep: null,
  maySplit: !!split,
  contiguous: neighbours ? { neighbours, homes } : null,
};
const solver = openHighsSolver();
const seconds = () => (performance.now() - t0) / 1000;
let last = "";
const plan = await planCatchments(solver, problem, {
  seconds,
  limit: secs,
  gap: 1e-4,
  seed: 1,
  pause: () => new Promise((r) => setImmediate(r)),
  onProgress: (p) => {
    const s = `${p.objective?.toFixed(0)} ${p.bound?.toFixed(0)} ${p.gap?.toFixed(5)}`;
    if (s !== last) console.log(p.seconds.toFixed(2), s);
    last = s;
  },
});
await solver.close();
const { shares, prices, ...rest } = plan;
console.log(
  { ...rest, pieceRules: plan.pieceRules.length },
  shares.length,
  checkCatchments(problem, plan).slice(0, 5),
  "mean",
  plan.objective! / total,
);
