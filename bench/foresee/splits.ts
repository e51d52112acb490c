/** Parts of the real sets, cut so that each is a set of its own: other counties, fewer years, fewer students. */
import type { EnrolmentRow } from "@youheng/kernel/foresee";
import { seededChance } from "@youheng/kernel/stats";
import { eauClaire, type LongSet, newJersey, newZealand } from "./long-form.ts";
import { birthsOf, rowsOf } from "./tables.ts";
import type { TestSet } from "./test-set.ts";

/** The parts, by family. */
export function realParts(folder: string): ReadonlyMap<string, readonly TestSet[]> {
  const all = asSet(newJersey(folder, true));
  const k12 = asSet(newJersey(folder, false));
  const nz = asSet(newZealand(folder));
  const eau = asSet(eauClaire(folder, false));
  const seeds = [1, 2, 3, 4];
  return new Map([
    ["NJ PK–12, five counties", seeds.map((seed) => someOf(all, { column: 1, keep: 5, seed }))],
    ["NJ K–12, five counties", seeds.map((seed) => someOf(k12, { column: 1, keep: 5, seed }))],
    ["NJ K–12, thirty districts", seeds.map((seed) => someOf(k12, { column: 0, keep: 30, seed }))],
    ["NJ K–12, eight years", [between(k12, 2012, 2019), between(k12, 2015, 2022)]],
    ["NJ PK–12, a quarter of the students", [1, 2].map((seed) => thinned(all, 0.25, seed))],
    ["NZ, a third of the districts", [1, 2, 3].map((seed) => someOf(nz, { column: 0, keep: 25, seed }))],
    ["NZ, nine years", [between(nz, 2003, 2011), between(nz, 2009, 2017)]],
    ["Eau Claire, a dozen years", [1998, 2005, 2013].map((first) => between(eau, first, first + 11))],
  ]);
}

function asSet(set: LongSet): TestSet {
  return { name: set.name, ...rowsOf(set), births: birthsOf(set), grades: set.grades };
}

interface Some {
  readonly column: number;
  readonly keep: number;
  readonly seed: number;
}

function someOf(set: TestSet, { column, keep, seed }: Some): TestSet {
  const chance = seededChance(seed);
  const names = [...new Set(set.rows.map(({ groups }) => groups[column]!))].toSorted();
  const kept = new Set<string>();
  while (kept.size < Math.min(keep, names.length)) kept.add(names[chance(names.length)]!);
  return {
    ...set,
    name: `${set.name}, part ${seed}`,
    rows: set.rows.filter(({ groups }) => kept.has(groups[column]!)),
  };
}

function between(set: TestSet, first: number, last: number): TestSet {
  const rows = set.rows.filter(({ schoolYear }) => schoolYear >= first && schoolYear <= last);
  return { ...set, name: `${set.name}, ${first}–${last}`, rows };
}

/** A share of the students, by chance, the same child in every year as far as a table can know. */
function thinned(set: TestSet, share: number, seed: number): TestSet {
  const chance = seededChance(seed);
  const rows: EnrolmentRow[] = set.rows.map((row) => {
    const mean = (row.students ?? 0) * share;
    const part = mean - Math.floor(mean);
    return { ...row, students: Math.floor(mean) + (chance(1e6) < part * 1e6 ? 1 : 0) };
  });
  return { ...set, name: `${set.name}, thinned ${seed}`, rows: rows.filter(({ students }) => (students ?? 0) > 0) };
}
