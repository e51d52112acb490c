import type { Finding } from "@youheng/kernel/model";
import { likelyFix, policyFinding } from "./policy-finding.ts";
import type { StandardAsRead } from "./read-standard.ts";
import type { Lined } from "./shapes.ts";
import type { Dangling } from "./source-shapes.ts";
import { shownPath } from "./yaml-file.ts";

/** What can be wrong between the files of a policy. */

export function unknownBase(read: Lined<StandardAsRead>, base: string, others: readonly string[]): Finding {
  return policyFinding({
    code: "POLICY-005",
    file: read.file,
    line: read.line,
    zh: `extends 所指的标准“${base}”不存在，或者互相引用成圈。`,
    en: `“extends” names the standard “${base}”, which does not exist, or leads back to itself.`,
    ...likelyFix(base, others),
  });
}

const DANGLING_ZH = { source: "依据", stage: "学段", part: "指标或要求" } as const;

export function danglingFinding({ file, line, written, allowed, what }: Dangling): Finding {
  return policyFinding({
    code: "POLICY-005",
    file,
    line,
    zh: `没有名为“${written}”的${DANGLING_ZH[what]}。`,
    en: `There is no ${what === "part" ? "indicator or requirement" : what} “${written}”.`,
    ...likelyFix(written, allowed),
  });
}

export function nothingThere(root: string): Finding {
  return policyFinding({
    code: "POLICY-009",
    file: shownPath(root),
    line: 1,
    zh: "这里没有任何政策文件。",
    en: "There is no policy file here.",
    fix: "文件夹里应有 fields/、forms/、standards/ 或 glossary.yaml。",
    fixEn: "The folder should hold fields/, forms/, standards/ or glossary.yaml.",
  });
}
