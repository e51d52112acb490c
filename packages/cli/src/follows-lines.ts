import type { ForecastFollows } from "./forecast-ground.ts";

/** What follows from a forecast, for a terminal: red and yellow, how full, classes and teachers needed, what is over the lines. */
export function followsLines({ warnings = [], use = [], needs = [], sizes }: ForecastFollows): readonly string[] {
  const warned = warnings.filter(({ level }) => level === "red" || level === "yellow");
  const full = use.filter(({ expected, level }) => expected && level === "red");
  return [
    ...section(
      "学位预警 · warnings of missing places",
      warned.map(
        ({ school_year, unit, stage, level, children, planned }) =>
          `${school_year} ${level === "red" ? "■ 红 red" : "▲ 黄 yellow"}: ${unit} ${stage} · ${children.toFixed(0)} / ${planned ?? "–"}`,
      ),
    ),
    ...section(
      "学位不够的学部 · sections with more students than places",
      full.map(
        ({ school_year, unit, stage, students, capacity, use: share }) =>
          `${school_year} ${unit} ${stage}: ${students.toFixed(0)} / ${capacity ?? "–"} = ${((share ?? 0) * 100).toFixed(0)} %`,
      ),
    ),
    ...section(
      "需要的班级、教室和教师 · classes, rooms and teachers needed",
      needs.map(
        (one) =>
          `${one.school_year} ${one.stage}: 班 classes ${one.classes_needed ?? "–"} (今 today ${one.classes_today ?? "–"}, 缺 lacking ${one.classes_lacking ?? "–"}), 教室 rooms ${one.rooms_needed ?? "–"}, 教师 teachers ${one.teachers_needed ?? "–"} (今 today ${one.teachers_today ?? "–"})`,
      ),
    ),
    ...section(
      "超班额 · classes over the lines",
      (sizes?.classes ?? []).map(
        (one) =>
          `${one.school_year} > ${one.over}: ${one.unit} ${one.stage} · ${one.classes_over} / ${one.classes} 班 classes, 最大 largest ${one.largest}`,
      ),
    ),
    ...section(
      "超规模 · schools over the line",
      (sizes?.schools ?? []).map(
        (one) => `${one.school_year} > ${one.over}: ${one.unit} · ${one.students} 人 students`,
      ),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}
