import type { CompiledStandard, RequirementDocument, SchoolShort } from "@youheng/kernel/assess";
import { limitInForce, placeOf } from "@youheng/kernel/assess";
import { fieldsOf, formatFormula } from "@youheng/kernel/model";
import type { Expr, Facts, Requirement, Source, Trace, TraceInput } from "@youheng/kernel/model";
import { columnName, columnWords } from "../policy/index.ts";
import type { Speech } from "../text/index.ts";
import type { Judged } from "./judge.ts";

/** Steps shown: the rest of the schools stand in the list. */
const mostSteps = 60;

/** A requirement as its policy states it. @throws Error when the standard has none with this id */
export function requirementOf(judged: Judged, id: string): Requirement {
  const requirement = judged.bundle.standard.requirements?.find((one) => one.id === id);
  if (requirement === undefined) throw new Error(`the standard has no requirement "${id}"`);
  return requirement;
}

/** The sources of a requirement: its own, those of the limit in force and of the formula chosen. */
export function requirementSources(judged: Judged, one: RequirementDocument): readonly Source[] {
  const requirement = requirementOf(judged, one.id);
  if (requirement.kind !== "region") return requirement.sources;
  const { document, answer } = judged;
  const limits = requirement.atLeast ?? requirement.atMost ?? requirement.below ?? [];
  const limit = limitInForce(limits, { regionCode: document.region_code, date: answer.result.dates[0] ?? "" });
  const option = requirement.options.find((choice) => choice.id === one.option);
  return [...requirement.sources, ...(limit?.sources ?? []), ...(option?.sources ?? [])];
}

/** A formula with its columns in the reader's language: "小学最大班额 ≤ 45". */
export function formulaWords(expr: Expr, compiled: CompiledStandard, speech: Speech): string {
  const { fields } = compiled.bundle;
  const formula = formatFormula(expr, (id) => {
    const column = columnName(fields, id);
    return column === null ? id : columnWords(column, speech);
  });
  return codesInWords(formula, compiled, speech);
}

/** Codes and joining words of a formula as people read them: "'nine_year' 或" becomes "nine-year school or". */
export function codesInWords(formula: string, { bundle }: CompiledStandard, { say, language }: Speech): string {
  const names = new Map(bundle.fields.flatMap((field) => Object.entries(field.codeNames ?? {})));
  const said = formula.replaceAll(/'([a-z_]+)'/g, (whole, code: string) => {
    const words = names.get(code);
    return words === undefined ? whole : say(words);
  });
  return language === "zh" ? said : said.replaceAll(" 或 ", " or ").replaceAll(" 且 ", " and ");
}

/** The condition that a school fails, in the reader's language. */
export function conditionWords(judged: Judged, id: string, short: SchoolShort, speech: Speech): string {
  const expr = conditionOf(judged.compiled, id, short.condition);
  return expr === null ? short.condition : formulaWords(expr, judged.compiled, speech);
}

function conditionOf(compiled: CompiledStandard, id: string, condition: string): Expr | null {
  const one = compiled.requirements.find((each) => each.requirement.id === id);
  if (one === undefined || !("holds" in one)) return null;
  const inChinese = (expr: Expr): string => formatFormula(expr, (column) => compiled.columnNames.get(column) ?? column);
  return one.holds.find(({ expr }) => inChinese(expr) === condition)?.expr ?? null;
}

/** How a requirement was judged, for the drawer: formula, values put in, cells, and each school that does not meet it. */
export function requirementTrace(judged: Judged, one: RequirementDocument, speech: Speech): Trace {
  const { compiled, facts } = judged;
  const own = compiled.requirements.find((each) => each.requirement.id === one.id);
  const formula =
    own === undefined
      ? null
      : "expr" in own
        ? formulaWords(own.expr, compiled, speech)
        : "holds" in own
          ? own.holds
              .map(({ expr }) => formulaWords(expr, compiled, speech))
              .join(speech.language === "zh" ? "；" : "; ")
          : null;
  return {
    ...one.name,
    clause: one.clause,
    ...(one.kind === "region" ? { value: one.value, unit: one.unit } : {}),
    ...(formula === null ? {} : { formula }),
    ...(one.substituted === null ? {} : { substituted: one.substituted }),
    inputs: countyInputs(judged, own !== undefined && "expr" in own ? fieldsOf(own.expr) : []),
    steps: (one.schools?.short ?? [])
      .slice(0, mostSteps)
      .map((short) => shortStep({ judged, one, short, facts, speech })),
  };
}

function countyInputs({ compiled, answer }: Judged, ids: readonly string[]): readonly TraceInput[] {
  const given = new Map(answer.result.regionFacts.map((fact) => [fact.field, fact]));
  return ids.map((id) => {
    const [field, fact] = [compiled.fieldOf.get(id), given.get(id)];
    return {
      field: id,
      zh: field?.zh ?? id,
      en: field?.en ?? id,
      unit: field?.unit ?? "",
      value: typeof fact?.value === "number" ? fact.value : null,
      ...(fact === undefined ? {} : { place: fact.place }),
    };
  });
}

interface ShortAsk {
  readonly judged: Judged;
  readonly one: RequirementDocument;
  readonly short: SchoolShort;
  readonly facts: Facts;
  readonly speech: Speech;
}

function shortStep({ judged, one, short, facts, speech }: ShortAsk): Trace {
  const expr = conditionOf(judged.compiled, one.id, short.condition);
  const name = short.school_name ?? short.school_code ?? "";
  return {
    zh: name,
    en: name,
    formula: conditionWords(judged, one.id, short, speech),
    substituted: codesInWords(short.substituted, judged.compiled, speech),
    inputs: (expr === null ? [] : fieldsOf(expr)).flatMap((column) =>
      cellOf(judged.compiled, facts, short.row, column),
    ),
  };
}

function cellOf(compiled: CompiledStandard, facts: Facts, row: number, column: string): readonly TraceInput[] {
  const values = facts.numbers[column];
  if (values === undefined) return [];
  const value = values[row]!;
  const name = columnName(compiled.bundle.fields, column);
  return [
    {
      field: column,
      zh: compiled.columnNames.get(column) ?? column,
      en: name?.field.en ?? column,
      unit: name?.field.unit ?? "",
      value: Number.isNaN(value) ? null : value,
      place: placeOf(facts, row, column),
    },
  ];
}
