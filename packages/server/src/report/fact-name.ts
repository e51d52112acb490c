import type { ReportSubject } from "./report-subject.ts";

/** A column of the facts as people call it. @example factName(subject, "students_primary") // "小学在校生数" */
export function factName({ assessment, inWords, ask }: ReportSubject, column: string): string {
  const { standard } = assessment;
  const field = standard.fieldOf.get(column);
  if (field !== undefined) return inWords(field);
  for (const stage of standard.bundle.stages ?? standard.bundle.standard.stages) {
    const byStage = standard.fieldOf.get(column.slice(0, -stage.id.length - 1));
    if (!column.endsWith(`_${stage.id}`) || byStage === undefined) continue;
    return ask.language === "zh" ? `${stage.zh}${byStage.zh}` : `${byStage.en}, ${stage.en.toLowerCase()}`;
  }
  return column;
}
