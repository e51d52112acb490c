import { regionTitle, schoolTitle } from "../report-subject.ts";
import type { ReportSubject } from "../report-subject.ts";
import type { ReportContent } from "./blocks.ts";
import { districtBlocks } from "./district-blocks.ts";
import { numbered } from "./numbered.ts";
import { schoolBlocks } from "./school-blocks.ts";

/** The report as blocks: the district's self-evaluation, or one school's plan. */
export function reportContent(subject: ReportSubject): ReportContent {
  const { ask, text, document, inWords } = subject;
  const school = schoolTitle(subject);
  const region = regionTitle(subject);
  const standard = text.byStandard(inWords(document.standard_name));
  return {
    lang: text.lang,
    title: school === null ? text.districtTitle(region) : text.schoolTitle(school),
    subtitle: school === null ? standard : `${region} · ${standard}`,
    preparedOn: text.preparedOn(ask.preparedOn),
    blocks: numbered(text, school === null ? districtBlocks(subject) : schoolBlocks(subject)),
  };
}
