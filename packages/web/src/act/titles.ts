import type { ActView, RoadMeasureView, TaskView } from "@youheng/server/api";

interface Titled {
  readonly title: string;
  readonly title_en: string | null;
}

/** With the title in the reader's language, where it is known in both; what somebody wrote stays as it was written. */
export function titled<T extends Titled>(one: T, language: "zh" | "en"): T {
  return language === "zh" || one.title_en === null ? one : { ...one, title: one.title_en };
}

/** A region's acting with the titles of measures and tasks in the reader's language. */
export function actInWords(act: ActView, language: "zh" | "en"): ActView {
  const measures: readonly RoadMeasureView[] = act.measures.map((one) => titled(one, language));
  const tasks: readonly TaskView[] = act.tasks.map((one) => titled(one, language));
  return { ...act, measures, tasks };
}
