import type { Cell, SchoolFacts } from "./facts.ts";

/** One slip of the pen in the draft of the newest return. `wrong` is what stands in the cell; "drop" leaves the school out. */
export interface Mistake {
  readonly id: string;
  readonly schoolCode: string;
  readonly column: string;
  readonly wrong: (right: Cell, facts: SchoolFacts) => Cell;
}

/** The honest mistakes of 2026-return-draft.xlsx. `stories.md` tells each; the test proves that each is found. */
export const mistakes: readonly Mistake[] = [
  {
    id: "teachers-times-ten",
    schoolCode: "2199210301",
    column: "teachers_primary",
    wrong: (right) => Number(right) * 10,
  },
  {
    id: "extra-zero-in-equipment",
    schoolCode: "2199210204",
    column: "equipment_yuan",
    wrong: (right) => Number(right) * 10,
  },
  {
    id: "more-degrees-than-teachers",
    schoolCode: "3199310103",
    column: "teachers_above_required_degree_lower_secondary",
    wrong: (_, facts) => Number(facts["teachers_lower_secondary"]) + 9,
  },
  { id: "code-twice", schoolCode: "2199210403", column: "school_code", wrong: () => "2199210402" },
  { id: "words-in-a-number", schoolCode: "2199210602", column: "students_primary", wrong: (right) => `约${right}` },
  { id: "figure-not-reported", schoolCode: "3499340301", column: "teaching_area_m2", wrong: () => null },
];

/** The school that the draft forgot. */
export const forgotten = "2199218501";

/** The figures as the draft has them. */
export function withMistakes(rows: readonly SchoolFacts[]): SchoolFacts[] {
  return rows
    .filter((row) => row["school_code"] !== forgotten)
    .map((row) => {
      const slips = mistakes.filter((slip) => slip.schoolCode === row["school_code"]);
      return slips.reduce(
        (wrong, slip) => ({ ...wrong, [slip.column]: slip.wrong(row[slip.column] ?? null, row) }),
        row,
      );
    });
}
