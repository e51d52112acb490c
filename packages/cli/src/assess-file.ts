import { assess, compileStandard } from "@youheng/kernel/assess";
import type { Assessment } from "@youheng/kernel/assess";
import type { Answer, Finding } from "@youheng/kernel/model";
import { bundleOf, officialGround } from "@youheng/server/policy";
import type { Policy } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";
import { EXIT, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";

/** Which return, by which standard, read by which form. */
export interface AssessFileAsk {
  readonly policy: Policy;
  readonly standard: string;
  readonly form: string;
}

/** A return read and judged. */
export interface AssessedFile {
  readonly answer: Answer<Assessment>;
  /** what reading and checking found */
  readonly findings: readonly Finding[];
}

/**
 * Reads a return and judges it, for commands that go on from there.
 *
 * @throws WrongUsage when there is no such standard or form
 */
export async function assessFile(
  file: string,
  { policy, standard, form: formId }: AssessFileAsk,
): Promise<AssessedFile> {
  const form = policy.forms.get(formId) ?? unknown("form", formId, policy.forms.keys());
  if (!policy.standards.has(standard)) unknown("standard", standard, policy.standards.keys());
  const { result, findings } = await readReturn(
    { path: file },
    {
      form,
      fields: policy.fields,
      checks: true,
      official: officialGround(policy),
    },
  );
  const { regionFacts } = result;
  return { answer: assess(compileStandard(bundleOf(policy, standard)), result.facts, { regionFacts }), findings };
}

/** Which county-years of a return. */
export interface GroupsAsk {
  readonly region?: string;
  readonly schoolYear?: string;
}

/**
 * The county-years asked for.
 *
 * @throws WrongUsage when the return has none of them
 */
export function groupsOf({ grouped }: Assessment, { region, schoolYear }: GroupsAsk): readonly number[] {
  const year = schoolYear === undefined ? null : Number(schoolYear);
  const asked = grouped.groups.flatMap((group, index) =>
    (region === undefined || group.regionCode === region) && (year === null || group.schoolYear === year)
      ? [index]
      : [],
  );
  if (asked.length > 0) return asked;
  throw new WrongUsage("报表中没有所要的区划或学年 · the return has no such region or school year");
}

/** Lists what is worse than a note on standard error; errors set the exit status. */
export function tellFindings(findings: readonly Finding[]): void {
  const worse = findings.filter((finding) => finding.severity !== "note");
  if (worse.length > 0) for (const line of findingLines(worse)) console.error(line);
  if (findings.some((finding) => finding.severity === "error")) process.exitCode = EXIT.inputErrors;
}

/** A whole number above 0 as an option says it. */
export function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new WrongUsage(`应为正整数，得到“${text}” · a whole number above 0 is wanted, got “${text}”`);
}

function unknown(what: string, asked: string, known: Iterable<string>): never {
  throw new WrongUsage(`没有“${asked}”，现有 · no ${what} “${asked}”; there are: ${[...known].join(", ")}`);
}
