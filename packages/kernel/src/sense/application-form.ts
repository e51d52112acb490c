import type { Words } from "../model/index.ts";

/**
 * How filled application tables 申报表 are read back: which columns of the table by school hold which figure, which words of a
 * sentence a number follows, which cells are claims to be held against the rest.
 * Read from `policy/forms/ID/reading.yaml`; the kernel knows no table itself.
 */
export interface ApplicationForm {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  /** the form of one row a school whose values and checks hold for the facts made here */
  readonly valuesBy: string;
  /** regular expressions over the tables and the names of files; the first group is the school year, the region */
  readonly yearPatterns: readonly string[];
  readonly regionPattern: string;
  readonly sections: ApplicationSections;
  readonly balance: ApplicationBalance;
  readonly totals: ApplicationTotals;
  readonly sentences: ApplicationSentences;
  /** what the tables do not hold, and what to hand in instead */
  readonly lacks: Words;
  /** unit words behind a number: "万元" → 10000 */
  readonly scales: Readonly<Record<string, number>>;
  /** levels in words: "Ⅲ" → 3 */
  readonly levels: Readonly<Record<string, number>>;
}

/** The table by school: a row for each section. All lists of words are spellings of a heading. */
export interface ApplicationSections {
  readonly titles: readonly string[];
  readonly number: readonly string[];
  readonly name: readonly string[];
  readonly students: readonly string[];
  readonly classes: readonly string[];
  readonly sponsor: readonly string[];
  readonly code: readonly string[];
  /** in the order in which they stand on the sheet */
  readonly stages: readonly ApplicationStage[];
  /** names that end so are of this kind instead of the stage's */
  readonly kinds: readonly { readonly ends: readonly string[]; readonly kind: string }[];
  /** the kind of a school that has a row in every stage */
  readonly both: string;
  readonly sponsors: Readonly<Record<string, string>>;
  readonly columns: readonly ApplicationColumn[];
  /** digits to which the form rounds */
  readonly decimals: number;
}

export interface ApplicationStage {
  readonly stage: string;
  /** a row that holds one of these only parts the stages */
  readonly words: readonly string[];
  /** names of schools of this stage end so, where nothing else tells it */
  readonly ends: readonly string[];
  readonly kind: string;
}

/** A figure per student, and the fact it was made from. */
export interface ApplicationColumn {
  readonly id: string;
  readonly fact: string;
  /** the fact has a column for each stage */
  readonly byStage: boolean;
  readonly headings: readonly string[];
  /** per so many students: 100 */
  readonly per: number;
  /** the fact is a whole number, which the rounded figure tells exactly */
  readonly whole: boolean;
}

export interface ApplicationBalance {
  readonly titles: readonly string[];
  readonly mean: ApplicationClaim;
  readonly cv: ApplicationClaim;
}

/** A row of claims; a difference larger than the tolerance is told. */
export interface ApplicationClaim {
  readonly row: readonly string[];
  readonly tolerance: number;
}

export interface ApplicationTotals {
  readonly titles: readonly string[];
  readonly cells: readonly {
    readonly code: string;
    readonly sum: "students" | "classes";
    readonly stage: string;
    /** more may be counted here than by school: small teaching points */
    readonly atLeast: boolean;
    readonly zh: string;
    readonly en: string;
  }[];
}

export interface ApplicationSentences {
  readonly titles: readonly string[];
  /** headings of the sentence, and of yes or no */
  readonly says: readonly string[];
  readonly met: readonly string[];
  readonly rows: readonly ApplicationSentence[];
}

/** A row of requirements, known by words of its first cell. */
export interface ApplicationSentence {
  readonly row: readonly string[];
  /** facts that a "yes" in the last column confirms */
  readonly confirms: readonly string[];
  readonly reads: readonly ApplicationNumber[];
}

/** A number of a sentence: it follows these words, one of them, or one after the other where `inOrder`. */
export interface ApplicationNumber {
  readonly fact: string;
  readonly after: readonly string[];
  readonly inOrder: boolean;
}
