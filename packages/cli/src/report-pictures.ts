import { readFile } from "node:fs/promises";
import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import { bundleOf, officialGround } from "@youheng/server/policy";
import { ringsByRegion, ringsOf } from "@youheng/kernel/stats";
import type { RegionsAsk, ReportAsk } from "@youheng/server/report";
import { readReturn } from "@youheng/server/sense";
import { InputRefused, WrongUsage } from "./exit.ts";
import { policyFor, type PolicyOptions } from "./policy-for.ts";

/** What is asked for besides the return, for the pictures of a report. */
export interface PictureOptions extends PolicyOptions {
  readonly standard: string;
  readonly form: string;
  readonly boundary?: string;
  readonly otherYears?: readonly string[];
}

/**
 * What the pictures of a report need besides its year: the boundary, and the same county in other years, those of the return
 * itself and those of the files named.
 *
 * @throws WrongUsage when the boundary is no GeoJSON with polygons; InputRefused when a return cannot be read
 */
export async function reportPictures(
  { answer, group }: { readonly answer: Answer<Assessment>; readonly group: number },
  options: PictureOptions,
): Promise<Pick<ReportAsk, "boundary" | "otherYears">> {
  const own = answer.result.grouped.groups[group]!;
  const otherYears = [
    ...documentsOf(answer, own.regionCode),
    ...(await Promise.all((options.otherYears ?? []).map((file) => yearsIn(file, own.regionCode, options)))).flat(),
  ].filter((one) => one.school_year !== own.schoolYear);
  return {
    otherYears,
    ...(options.boundary !== undefined && { boundary: await boundaryIn(options.boundary) }),
  };
}

function documentsOf(answer: Answer<Assessment>, regionCode: string | null): readonly AssessmentDocument[] {
  return answer.result.grouped.groups.flatMap((one, index) =>
    one.regionCode === regionCode ? [assessmentDocument(answer, index)] : [],
  );
}

async function yearsIn(
  file: string,
  regionCode: string | null,
  options: PictureOptions,
): Promise<readonly AssessmentDocument[]> {
  const policy = await policyFor(options);
  const reading = { form: policy.forms.get(options.form)!, fields: policy.fields, official: officialGround(policy) };
  const read = await readReturn({ path: file }, reading);
  if (read.result.facts.rows === 0) throw new InputRefused(read.findings);
  const { facts, regionFacts } = read.result;
  return documentsOf(assess(compileStandard(bundleOf(policy, options.standard)), facts, { regionFacts }), regionCode);
}

async function boundaryIn(file: string): Promise<NonNullable<ReportAsk["boundary"]>> {
  const rings = ringsOf(await geojsonIn(file));
  if (rings.length === 0)
    throw new WrongUsage(
      `边界应是含多边形的 GeoJSON 文件 · the boundary must be a GeoJSON file with polygons: ${file}`,
    );
  return rings;
}

/**
 * The outlines of several counties, by code.
 *
 * @throws WrongUsage when the file is no GeoJSON whose features have a county's code among their properties
 */
export async function boundariesIn(file: string): Promise<NonNullable<RegionsAsk["boundaries"]>> {
  const rings = ringsByRegion(await geojsonIn(file));
  if (rings.size === 0)
    throw new WrongUsage(
      `几个区县的边界应是 GeoJSON，每个要素的属性里有 6 位区划代码 · boundaries of several counties must be GeoJSON with a six-digit code among the properties of each feature: ${file}`,
    );
  return rings;
}

async function geojsonIn(file: string): Promise<unknown> {
  return await readFile(file, "utf8")
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => null);
}
