/** Policy as plain values: what `policy/*.yaml` says after reading. JSON-safe; the kernel judges by these and knows no number itself. */

/** A name in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A source of a rule: where its text was read, when, and how sure that is. */
export interface Source {
  readonly text: string;
  readonly url?: string;
  /** official: the official text was read · secondary: quoted by others · unconfirmed */
  readonly standing: "official" | "secondary" | "unconfirmed";
}

export type FieldType = "count" | "amount" | "share" | "flag" | "code" | "text" | "year" | "degrees";

/** A fact that a rule may use. `byStage` fields have one column for each stage: `${id}_${stage}`. */
export interface Field extends Words {
  readonly id: string;
  readonly type: FieldType;
  /** base unit: students, persons, m2, yuan, rooms, classes, share, degrees, year, "" */
  readonly unit: string;
  readonly byStage: boolean;
  /** other names by which a formula may call it */
  readonly aliases?: readonly string[];
  /** smallest and largest value that can be true */
  readonly min?: number;
  readonly max?: number;
  /** the shape a text must have, as a regular expression over the whole of it, and that shape in words */
  readonly pattern?: string;
  readonly shape?: Words;
  /** smallest amount that can be added: 1 person, 0.01 m2; gaps are rounded up to it */
  readonly step?: number;
  /** allowed codes and the other spellings met in returns (Chinese words, national codes): spelling → code */
  readonly codes?: Readonly<Record<string, string>>;
  /** the words for each code, as people read them: "nine_year" → 九年一贯制学校 */
  readonly codeNames?: Readonly<Record<string, Words>>;
  /** the stages a by-stage fact is reported for; absent: every stage */
  readonly stages?: readonly string[];
  readonly source?: string;
  /** a fact of the whole county, not of a school: pay, rotation, satisfaction */
  readonly of?: "county";
}

/** One column of a form: the header spellings by which it is found, and the fact it holds. */
export interface FormColumn {
  readonly field: string;
  readonly stage?: string;
  /** header spellings, first is canonical */
  readonly headers: readonly string[];
  /** added to the number read (a year of the Republic + 1911 = 2024) */
  readonly plus?: number;
  /** without this column the return cannot be read */
  readonly required?: boolean;
  /** a school with students of the stages concerned should report it: an empty cell is a warning */
  readonly wanted?: boolean;
}

/** A check on one row: `holds` must be true where all its fields are reported. */
export interface FormCheck {
  readonly id: string;
  readonly severity: "error" | "warning";
  readonly holds: string;
  readonly zh: string;
  readonly en: string;
  readonly fix: string;
  readonly fixEn: string;
}

/** Where facts are found in a file of one row a school. */
export interface Form {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  readonly columns: readonly FormColumn[];
  /** header suffixes that scale a number: "万元" → 10000 */
  readonly scales: Readonly<Record<string, number>>;
  /** cell texts that mean "not reported" */
  readonly blanks: readonly string[];
  /** first words of rows that add up others and are left out: "合计" */
  readonly totals?: readonly string[];
  /** names of the second sheet that holds the facts of the whole region: "县域" */
  readonly regionSheets?: readonly string[];
  readonly checks: readonly FormCheck[];
  /** limits for the comparison with last year */
  readonly comparison: {
    readonly studentsChangeShare: number;
    readonly teachersJumpFactor: number;
    /** a school whose coordinates moved by more metres is reported */
    readonly movedM?: number;
  };
  readonly source?: string;
}

export type StageLimits = Readonly<Record<string, number>>;

/** One indicator of a standard. */
export interface Indicator {
  readonly id: string;
  readonly name: Words;
  /** what is provided, as a short noun for charts and gaps: "体育艺术教师" */
  readonly short?: Words;
  readonly area: string;
  readonly clause: string;
  /** the formula as an official writes it */
  readonly formula: string;
  /** the unit of the value: "persons per 100 students", "m2 per student" */
  readonly unit: string;
  /** least value by stage; absent: the standard sets none */
  readonly atLeast?: StageLimits;
  /** largest inter-school CV by stage; absent: none */
  readonly cvAtMost?: StageLimits;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly sources: readonly Source[];
}

/** A rule by which sections are left out of the assessment, as a switch that names itself where it decided. */
export interface Exclusion {
  readonly id: string;
  readonly name: Words;
  /** a condition in the formula language over the facts of the section: "办学类型 = 'special'" */
  readonly when: string;
  readonly on: boolean;
  /** unconfirmed: the domain file says it is unsettled, so the user may switch it */
  readonly sources: readonly Source[];
}

/** How facilities that stages share are split: in proportion to weighted students. */
export interface Split {
  /** weight of a student of each stage, of all stages a school may have, also those not judged */
  readonly weights: Readonly<Record<string, number>>;
  /** the shared facts: only these are split */
  readonly fields: readonly string[];
  readonly sources: readonly Source[];
}

/** The rule for one section: at least `met` of `of`, every other at least `othersAtLeast` of its threshold (a share). */
export interface SectionRule {
  readonly met: number;
  readonly of: number;
  readonly othersAtLeast: number;
  readonly clause: string;
  readonly sources: readonly Source[];
}

/** Where a requirement belongs: 政府保障程度, 教育质量, 社会认可度, 一票否决, 申报条件. */
export type RequirementArea = "government" | "quality" | "recognition" | "veto" | "entry";

interface RequirementBase {
  readonly id: string;
  readonly name: Words;
  readonly area: RequirementArea;
  readonly clause: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly sources: readonly Source[];
}

/** A relaxation 放宽: a school for which `when` is true may meet these conditions instead. It names itself where it decided. */
export interface Relaxation {
  readonly id: string;
  readonly name: Words;
  readonly when: string;
  readonly holds: readonly string[];
  readonly on: boolean;
  readonly sources: readonly Source[];
}

/**
 * A requirement that every school must meet: conditions in the formula language over its facts ("小学最大班额 ≤ 45").
 * A condition concerns the schools that have a stage it speaks of; stages that a school does not have count nothing.
 */
export interface SchoolsRequirement extends RequirementBase {
  readonly kind: "schools";
  readonly holds: readonly string[];
  /** which schools it concerns, and those of which that is not known; absent: every school with a section of the standard's stages */
  readonly applies?: string;
  readonly relaxations: readonly Relaxation[];
}

/** A limit in force in a region and from a date; the most local and latest one holds. */
export interface DatedLimit {
  readonly value: number;
  readonly from: string;
  readonly to?: string;
  /** GB/T 2260 code; absent: the nation */
  readonly region?: string;
  readonly sources: readonly Source[];
}

/** Another formula in use for the same requirement: the user chooses. */
export interface FormulaOption {
  readonly id: string;
  readonly name: Words;
  readonly formula: string;
  readonly sources: readonly Source[];
}

/** A requirement on a figure of the whole county, computed from county facts. */
export interface RegionRequirement extends RequirementBase {
  readonly kind: "region";
  readonly formula: string;
  readonly unit: string;
  readonly atLeast?: readonly DatedLimit[];
  readonly atMost?: readonly DatedLimit[];
  /** the figure must stay strictly under it: equal is not met */
  readonly below?: readonly DatedLimit[];
  /** further formulas in use; the first in `formula` holds unless the user chooses one of these */
  readonly options: readonly FormulaOption[];
  readonly chosen?: string;
}

/** A requirement that documents answer: a question, the documents, and a county fact (yes/no) that says what was confirmed. */
export interface EvidenceRequirement extends RequirementBase {
  readonly kind: "evidence";
  readonly question: Words;
  readonly documents: readonly Words[];
  /** the county fact that holds the answer: 1 confirmed, 0 not */
  readonly field: string;
  /** true where a yes is bad: vetoes */
  readonly vetoes?: boolean;
}

/** One of the standard's requirements that is not a resource of sections. */
export type Requirement = SchoolsRequirement | RegionRequirement | EvidenceRequirement;

/** A limit on the mean of the CVs of all indicators 综合差异系数 (basic balance, 2012). */
export interface CompositeCv {
  readonly name: Words;
  readonly atMost: StageLimits;
  readonly clause: string;
  readonly sources: readonly Source[];
}

/** A standard as data. A local variant is already merged with the one it extends. */
export interface Standard {
  readonly id: string;
  readonly extends?: string;
  readonly name: Words;
  readonly version: string;
  /** region in which it is in force: GB/T 2260 code, "000000" the nation */
  readonly region: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly stages: readonly StageOf[];
  /** the field that weighs sections: students */
  readonly weight: string;
  readonly indicators: readonly Indicator[];
  readonly sectionRule?: SectionRule;
  readonly exclusions: readonly Exclusion[];
  readonly split?: Split;
  readonly requirements?: readonly Requirement[];
  readonly compositeCv?: CompositeCv;
  readonly sources: readonly Source[];
  /** clauses that await checking against the official text */
  readonly awaits: readonly Words[];
}

/** A stage that the standard judges: "primary" 小学. */
export interface StageOf extends Words {
  readonly id: string;
}

/** All that the kernel is handed to judge by one standard. `kindStages`: school kind → the stages it is expected to have. */
export interface PolicyBundle {
  readonly standard: Standard;
  readonly fields: readonly Field[];
  readonly kindStages: Readonly<Record<string, readonly string[]>>;
  /** every stage a school may have, also those the standard does not judge, so that formulas may name them */
  readonly stages?: readonly StageOf[];
}
