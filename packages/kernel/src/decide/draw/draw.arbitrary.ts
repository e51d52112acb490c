import fc from "fast-check";
import type { Applicant, DrawRules } from "./draw-rules.ts";

/** Rules for tests: three schools, random numbers, unless said otherwise. */
export function rulesOf(some: Partial<DrawRules> = {}): DrawRules {
  return {
    title: { zh: "派位", en: "Draw" },
    method: "random_numbers",
    numbers: "single",
    groups: "admit_whole",
    waiting_list: "unplaced",
    priorities: [],
    schools: ["S1", "S2", "S3"].map((school_code, at) => ({
      school_code,
      name: `第${"一二三"[at]}小学`,
      places: at + 2,
      held_back: 0,
    })),
    seed: { kind: "public", source: "双色球第 2026077 期", count: null, lowest: null, highest: null },
    draw_date: "2026-07-10",
    delete_on: "2026-12-31",
    ...some,
  };
}

/** So many single applicants who all wish these schools; numbered for a ring. */
export function applicantsOf(count: number, preferences: readonly string[] = ["S1"]): readonly Applicant[] {
  return Array.from({ length: count }, (_, at) => ({
    applicant: `A${String(at + 1).padStart(3, "0")}`,
    group: null,
    number: at + 1,
    preferences,
    priorities: preferences.map(() => null),
  }));
}

/** A list with twins and classes of priority, and the schools it wishes. */
export const drawnList: fc.Arbitrary<{ readonly list: readonly Applicant[]; readonly rules: DrawRules }> = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
    units: fc.array(
      fc.record({
        size: fc.constantFrom(1, 1, 1, 2, 3),
        order: fc.array(fc.nat(999), { minLength: 5, maxLength: 5 }),
        wishes: fc.integer({ min: 1, max: 5 }),
        classes: fc.array(fc.option(fc.integer({ min: 1, max: 2 })), { minLength: 5, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
    per_school: fc.boolean(),
    held: fc.boolean(),
  })
  .map(({ places, units, per_school, held }) => ({
    rules: rulesOf({
      method: "deferred_acceptance",
      numbers: per_school ? "per_school" : "single",
      schools: places.map((of, at) => ({
        school_code: `S${at + 1}`,
        name: "",
        places: of,
        held_back: held && of > 1 ? 1 : 0,
      })),
    }),
    list: units.flatMap(({ size, order, wishes, classes }, u) => {
      const codes = places.map((_, at) => at).sort((a, b) => order[a]! - order[b]! || a - b);
      const preferences = codes.slice(0, wishes).map((at) => `S${at + 1}`);
      const priorities = preferences.map((_, rank) => classes[rank] ?? null);
      return Array.from({ length: size }, (_, member) => ({
        applicant: `A${String(u).padStart(3, "0")}-${member}`,
        group: size > 1 ? `G${u}` : null,
        number: null,
        preferences,
        priorities,
      }));
    }),
  }));
