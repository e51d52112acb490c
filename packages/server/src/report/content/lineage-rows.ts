import { schoolYearInWords } from "@youheng/kernel/assess";
import type { ReportSubject } from "../report-subject.ts";

/** What a report was made from, so that it can be made again: label and words. */
export function lineageRows({
  ask,
  assessment,
  document,
  text,
  rows,
  inWords,
}: ReportSubject): readonly (readonly [string, string])[] {
  const { lineage } = text;
  const { standard } = assessment.standard.bundle;
  const { origin } = assessment.facts;
  const file = ask.lineage?.file ?? origin.file;
  const given: readonly (readonly [string, string | undefined])[] = [
    [lineage.standard, `${inWords(standard.name)}${text.open}${standard.id} ${standard.version}${text.close}`],
    [lineage.region, document.region_code ?? undefined],
    [
      lineage.schoolYear,
      document.school_year === null ? undefined : inWords(schoolYearInWords(document.school_year)).trim(),
    ],
    [lineage.file, `${file}${origin.sheet === "" ? "" : ` · ${origin.sheet}`}`],
    [lineage.digest, ask.lineage?.digest],
    [lineage.rows, String(rows.length)],
    [lineage.kernel, ask.lineage?.kernelVersion],
    [lineage.preparedOn, ask.preparedOn],
    ...standard.sources.map(
      (source, i) =>
        [
          i === 0 ? lineage.sources : "",
          [source.text, source.url, text.standing[source.standing]].filter(Boolean).join(" · "),
        ] as const,
    ),
  ];
  return given.flatMap(([label, words]) => (words === undefined ? [] : [[label, words] as const]));
}
