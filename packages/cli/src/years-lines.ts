import { numberBeside } from "@youheng/kernel/assess";
import { schoolYearSpan } from "@youheng/kernel/model";
import type { LineageForm } from "@youheng/kernel/sense";
import type {
  ComeOrGone,
  CompiledStandard,
  IndicatorMoved,
  JoinedSchools,
  LineageNote,
  SchoolEffect,
  SchoolWords,
  StageMoved,
  VerdictMoved,
  YearsMoved,
  YearsSideBySide,
  YearSummary,
} from "@youheng/kernel/assess";

const VERDICTS: Readonly<Record<string, string>> = {
  meets: "达标 meets",
  falls_short: "未达标 falls short",
  not_assessable: "无法判定 not assessable",
};

/** Years side by side for a terminal: a line a year, then what moved between neighbours, Chinese first. */
export function yearsLines(
  { region_code: region, years, moved }: YearsSideBySide & { readonly region_code: string },
  standard: CompiledStandard,
  form: LineageForm | null,
): readonly string[] {
  const { name } = standard.bundle.standard;
  return [
    `${region === "" ? "—" : region}  ${name.zh} · ${name.en}`,
    ...years.map(yearLine),
    ...moved.flatMap((one) => movedLines(one, standard, form)),
    "",
    ...(moved[0] === undefined ? [] : [moved[0].how.zh, moved[0].how.en, ""]),
  ];
}

function yearLine(year: YearSummary): string {
  return `  ${schoolYear(year.school_year)}  ${inWords(year.verdict)}  不达标学部 sections short ${year.sections_short}/${year.sections}  超限差异系数 CVs over ${year.cvs_over}`;
}

function movedLines(moved: YearsMoved, standard: CompiledStandard, form: LineageForm | null): readonly string[] {
  const { before, after } = moved.school_year;
  return [
    "",
    `${schoolYear(before)} → ${schoolYear(after)}`,
    ...moved.lineage.map((note) => ` 沿革 lineage：${wayWords(note)}（${noteWords(note, form)}）`),
    ...Object.values(moved.stages).flatMap((stage) => stageLines(stage, standard, form)),
  ];
}

function stageLines(stage: StageMoved, standard: CompiledStandard, form: LineageForm | null): readonly string[] {
  return [
    ` ${stage.zh} · ${stage.en}：学部 sections ${stage.sections.before} → ${stage.sections.after}，不达标 short ${stage.sections_short.before} → ${stage.sections_short.after}`,
    ...schoolsLine("新来 came", stage.came, form),
    ...schoolsLine("离开 gone", stage.gone, form),
    ...stage.joined.map((one) => joinedLine(one, form)),
    ...Object.values(stage.indicators).flatMap(indicatorLines),
    ...stage.verdicts.map((one) => verdictLine(one, standard)),
  ];
}

function schoolsLine(words: string, schools: readonly ComeOrGone[], form: LineageForm | null): readonly string[] {
  if (schools.length === 0) return [];
  const named = schools.map((school) =>
    school.because === null ? nameOf(school) : `${nameOf(school)}（${noteWords(school.because, form)}）`,
  );
  return [`  ${words}：${named.join("、")}`];
}

/** "沿革 followed：西园小学 + 东园分校 → 东园分校，学生 1257 → 1216（并入 Merged into，2025-07-15）" */
function joinedLine({ before, after, students, because }: JoinedSchools, form: LineageForm | null): string {
  const names = (schools: readonly SchoolWords[]): string => schools.map(nameOf).join(" + ");
  const why = because.map((note) => noteWords(note, form)).join("；");
  return `  沿革 followed：${names(before)} → ${names(after)}，学生合计 students ${students.before} → ${students.after}（${why}）`;
}

/** "西园小学 → 青榕实验小学东园分校" */
function wayWords(note: LineageNote): string {
  const names = [note.from_name ?? note.from_code, note.to_name ?? note.to_code];
  return names.filter((name) => name !== null).join(" → ");
}

function noteWords({ event, date, note }: LineageNote, form: LineageForm | null): string {
  const kind = form?.events.find((one) => one.id === event);
  const words = kind === undefined ? event : `${kind.zh} ${kind.en}`;
  return `${words}，${date}${note === null ? "" : `，${note}`}`;
}

function indicatorLines({ name, mean, cv, cv_limit: limit }: IndicatorMoved): readonly string[] {
  const limitWords = limit.after === null ? "" : `，限值 limit ${limit.after.toFixed(2)}`;
  const head = `  ${name.zh} · ${name.en}：均值 mean ${number(mean.before, 2)} → ${number(mean.after, 2)}  CV ${beside(cv.before, limit.before)} → ${beside(cv.after, limit.after)}（${signed(cv.change)}${limitWords}）`;
  if (cv.schools.length === 0) return [head];
  return [head, `    影响最大 moved most：${cv.schools.map(effectWords).join("；")}；其余 the rest ${signed(cv.rest)}`];
}

function effectWords(one: SchoolEffect): string {
  const words = { came: "新来 came", gone: "离开 gone", stayed: "" }[one.kind];
  const values = words === "" ? `${number(one.value.before, 2)} → ${number(one.value.after, 2)}` : words;
  return `${nameOf(one)} ${signed(one.effect)}（${values}）`;
}

function verdictLine({ verdict, because, ...school }: VerdictMoved, standard: CompiledStandard): string {
  const reasons = because.map(({ indicator, value }) => {
    const words = standard.indicators.find((one) => one.indicator.id === indicator)?.indicator;
    return `${words?.short?.zh ?? words?.name.zh ?? indicator} ${number(value.before, 2)} → ${number(value.after, 2)}`;
  });
  return `  ▸ ${nameOf(school)}：${inWords(verdict.before)} → ${inWords(verdict.after)}，因 because of ${reasons.join("；") || "—"}`;
}

function nameOf(school: SchoolWords): string {
  return school.school_name ?? school.school_code;
}

function inWords(verdict: string | null): string {
  return verdict === null ? "—" : (VERDICTS[verdict] ?? verdict);
}

function schoolYear(year: number | null): string {
  return year === null ? "—" : schoolYearSpan(year);
}

function number(value: number | null, digits: number): string {
  return value === null ? "—" : value.toFixed(digits);
}

/** With so many digits that one sees on which side of the limit it is. */
function beside(cv: number | null, limit: number | null): string {
  return cv === null ? "—" : numberBeside(cv, limit, 3);
}

function signed(value: number | null): string {
  if (value === null) return "—";
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
