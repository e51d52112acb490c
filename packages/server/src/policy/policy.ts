import type { Field, Form, Source, StageOf, Standard, Words } from "@youheng/kernel/model";
import type { ApplicationForm, LineageForm, OfficialForm } from "@youheng/kernel/sense";
import type { LooseFormula } from "./loose-formulas.ts";
import type { PolicyCase } from "./read-case.ts";
import type { Lined } from "./shapes.ts";

/** A word of the field: one concept, one word, in code, API, database and screen. */
export interface Term extends Words {
  /** the name in code */
  readonly code: string;
  readonly meaning: Words;
  readonly source?: string;
  /** words not to use for it */
  readonly avoid: readonly string[];
}

/** Units as people say them: "persons" → 人. */
export type UnitWords = ReadonlyMap<string, Words>;

/** All that the policy folders say, as plain values. */
export interface Policy {
  readonly glossary: readonly Term[];
  /** every stage a school may have, also those that no standard judges */
  readonly stages: readonly StageOf[];
  readonly units: UnitWords;
  readonly fields: readonly Field[];
  /** school kind → the stages it is expected to have */
  readonly kindStages: Readonly<Record<string, readonly string[]>>;
  readonly forms: ReadonlyMap<string, Form>;
  /** official returns of many sheets a school, by id */
  readonly officialForms: ReadonlyMap<string, OfficialForm>;
  /** how filled application tables are read back; null where no folder says it */
  readonly application: ApplicationForm | null;
  /** where the lineage of schools is found; null where no folder says it */
  readonly lineage: LineageForm | null;
  readonly standards: ReadonlyMap<string, Standard>;
  /** formulas of standards that could not be made */
  readonly loose: readonly LooseFormula[];
  readonly cases: readonly PolicyCase[];
  /** where each part stands: "standard/ID", "indicator/STANDARD/ID", "field/ID", "form/ID" → file and line */
  readonly places: ReadonlyMap<string, Lined<unknown>>;
  /** number of files read */
  readonly files: number;
}

/** Sources of a standard by the id by which its parts refer to them. */
export type SourceBook = ReadonlyMap<string, Source>;
