/**
 * Made-up regions with known habits, for measuring on what nobody tuned to. Children are born, enter, pass from grade to grade and from
 * school to school, move in and out; schools open, close and redraw their bounds. Nothing is taken from a real set.
 */
import type { EnrolmentRow } from "@youheng/kernel/foresee";
import { seededChance } from "@youheng/kernel/stats";
import type { TestSet } from "./test-set.ts";

/** Habits of a made-up region; rates are per year. */
export interface Habits {
  readonly name: string;
  readonly districts: number;
  /** districts to a county */
  readonly perCounty: number;
  /** schools of each kind in a district: how many, and the first and last of the grades they hold */
  readonly kinds: readonly { readonly schools: number; readonly from: number; readonly to: number }[];
  readonly years: number;
  /** children born a year in a district, and how districts differ (standard deviation in logarithms) */
  readonly births: number;
  readonly unlike: number;
  /** growth of births, and how far it wanders */
  readonly growth: number;
  readonly wanders: number;
  /** moving in, as a share of each cohort, and how far it wanders */
  readonly movingIn: number;
  readonly movingWanders: number;
  /** chance that a district builds much housing in a year, and that a school closes, opens or has its bounds redrawn */
  readonly booms: number;
  readonly changes: number;
  /** year (counted from the first) in which a shock keeps children away, or null */
  readonly shock: number | null;
  readonly totalsOnly: boolean;
}

interface School {
  readonly code: string;
  readonly kind: number;
  share: number;
  open: boolean;
  /** students by grade of its kind */
  students: number[];
}

interface District {
  readonly name: string;
  readonly county: string;
  readonly schools: School[];
  births: number;
  growth: number;
  moving: number;
  boom: number;
}

type Dice = () => number;

/** A made-up region; the same for the same habits and seed. */
export function madeRegion(habits: Habits, seed: number): TestSet {
  const chance = seededChance(seed);
  const normal: Dice = () => {
    const [u, v] = [(chance(1e9) + 1) / 1e9, chance(1e9) / 1e9];
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  };
  const districts = Array.from({ length: habits.districts }, (_, i) => newDistrict(habits, i, normal));
  const rows: EnrolmentRow[] = [];
  const warm = 15;
  for (let year = -warm; year < habits.years; year++)
    for (const district of districts) {
      liveOneYear(district, habits, { year, normal, chance });
      if (year >= 0) rows.push(...rowsOfYear(district, habits, year));
    }
  return { name: `${habits.name} ${seed}`, rows, labels: ["district", "county"], births: null };
}

function newDistrict(habits: Habits, i: number, normal: Dice): District {
  const schools = habits.kinds.flatMap(({ schools: count }, kind) =>
    Array.from({ length: count }, (_, s) => newSchool(`${i}-${kind}-${s}`, kind, Math.exp(0.4 * normal()))),
  );
  return {
    name: `district ${i}`,
    county: `county ${Math.floor(i / habits.perCounty)}`,
    schools,
    births: habits.births * Math.exp(habits.unlike * normal()),
    growth: 0,
    moving: 0,
    boom: 0,
  };
}

function newSchool(code: string, kind: number, share: number): School {
  return { code, kind, share, open: true, students: [] };
}

interface Year {
  readonly year: number;
  readonly normal: Dice;
  readonly chance: (below: number) => number;
}

function liveOneYear(district: District, habits: Habits, at: Year): void {
  const { normal, chance, year } = at;
  if (year >= 0) mayChange(district, habits, at);
  district.growth = 0.8 * district.growth + habits.wanders * normal();
  district.births *= Math.exp((year < 0 ? 0 : habits.growth) + district.growth);
  district.moving = 0.6 * district.moving + habits.movingWanders * normal();
  if (chance(1e6) < habits.booms * 1e6) district.boom = 4;
  const shock = habits.shock === year ? 1 : 0;
  const stay = Math.exp(
    (year < 0 ? 0 : habits.movingIn) + district.moving + (district.boom > 0 ? 0.07 : 0) - 0.02 * shock,
  );
  district.boom = Math.max(0, district.boom - 1);
  let entering = district.births * Math.exp(0.03 * normal() - 0.07 * shock);
  habits.kinds.forEach(({ from, to }, kind) => {
    const schools = district.schools.filter((one) => one.open && one.kind === kind);
    for (const school of schools) school.share *= Math.exp(0.04 * normal());
    const shares = schools.reduce((sum, { share }) => sum + share, 0);
    let leaving = 0;
    for (const school of schools) {
      const before = school.students;
      leaving += (before[to - from] ?? 0) * stay;
      school.students = Array.from({ length: to - from + 1 }, (_, grade) => {
        const mean = grade === 0 ? (entering * school.share) / shares : (before[grade - 1] ?? 0) * stay;
        const noise = grade === 0 ? Math.sqrt(mean) : Math.sqrt(0.2 * mean + 0.0009 * mean ** 2);
        return Math.max(0, Math.round(mean + noise * normal()));
      });
    }
    entering = leaving;
  });
}

/** A school closes (its students go to a sibling), opens (with a part of a sibling's), or has its bounds redrawn. */
function mayChange(district: District, { changes, kinds }: Habits, { chance, year }: Year): void {
  if (chance(1e6) >= changes * 1e6) return;
  const kind = chance(kinds.length);
  const open = district.schools.filter((one) => one.open && one.kind === kind);
  const [one, other] = [open[chance(open.length)]!, open[chance(open.length)]!];
  const what = chance(3);
  if (what === 0 && one !== other) {
    other.students = other.students.map((value, grade) => value + (one.students[grade] ?? 0));
    other.share += one.share;
    one.open = false;
    return;
  }
  const moved = what === 1 ? 0.4 : 0.15;
  const to = what === 1 ? newSchool(`${one.code}+${year}`, kind, 0) : other;
  if (to === one) return;
  if (what === 1) district.schools.push(to);
  to.share += moved * one.share;
  to.students = one.students.map((value, grade) => (to.students[grade] ?? 0) + Math.round(moved * value));
  one.share *= 1 - moved;
  one.students = one.students.map((value) => Math.round((1 - moved) * value));
}

function rowsOfYear(district: District, habits: Habits, year: number): readonly EnrolmentRow[] {
  const groups = [district.name, district.county];
  return district.schools
    .filter(({ open }) => open)
    .flatMap((school) => {
      const at = { unit: school.code, schoolYear: 2000 + year, groups };
      if (habits.totalsOnly)
        return [{ ...at, grade: "total", students: school.students.reduce((sum, value) => sum + value, 0) }];
      const { from } = habits.kinds[school.kind]!;
      return school.students.map((students, grade) => ({ ...at, grade: String(from + grade), students }));
    });
}

const AMERICAN = [
  { schools: 4, from: 0, to: 5 },
  { schools: 2, from: 6, to: 8 },
  { schools: 1, from: 9, to: 12 },
];
const CHINESE = [
  { schools: 8, from: 1, to: 6 },
  { schools: 3, from: 7, to: 9 },
];
const USUAL: Habits = {
  name: "stable",
  districts: 18,
  perCounty: 3,
  kinds: AMERICAN,
  years: 11,
  births: 240,
  unlike: 0.6,
  growth: 0,
  wanders: 0.012,
  movingIn: 0,
  movingWanders: 0.006,
  booms: 0.01,
  changes: 0.15,
  shock: null,
  totalsOnly: false,
};

/** Regions of every sort: what one made of them holds for all is worth keeping. */
export const REGIONS: readonly Habits[] = [
  USUAL,
  { ...USUAL, name: "growing by moving in", movingIn: 0.025, growth: 0.02 },
  { ...USUAL, name: "emptying", movingIn: -0.02, growth: -0.02 },
  { ...USUAL, name: "births fall", kinds: CHINESE, growth: -0.06, wanders: 0.02 },
  { ...USUAL, name: "housing", booms: 0.12, changes: 0.3 },
  { ...USUAL, name: "merging", changes: 0.8, kinds: CHINESE, growth: -0.02 },
  { ...USUAL, name: "shock", shock: 7 },
  { ...USUAL, name: "restless", movingWanders: 0.02, wanders: 0.03 },
  { ...USUAL, name: "tiny schools", births: 40, kinds: CHINESE, districts: 24 },
  { ...USUAL, name: "short history", years: 7 },
  { ...USUAL, name: "one district, long", districts: 1, perCounty: 1, kinds: CHINESE, births: 700, years: 20 },
  {
    ...USUAL,
    name: "one district, ten years",
    districts: 1,
    perCounty: 1,
    kinds: CHINESE,
    births: 1500,
    years: 11,
    movingIn: 0.015,
  },
  { ...USUAL, name: "totals only", totalsOnly: true, years: 14 },
  { ...USUAL, name: "many districts", districts: 60, perCounty: 4, years: 12 },
];
