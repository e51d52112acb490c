import type { Words } from "../../model/index.ts";

/** Stands between what one recruit counts for, in the costs as in a plan: "teachers_above_required_degree+pe_arts_teachers". */
const JOINT = "+";

/**
 * The indicators, or the columns of the return, that one measure counts for: of an ordinary one itself alone.
 *
 * @example partsOf("backbone_teachers+pe_arts_teachers") // ["backbone_teachers", "pe_arts_teachers"]
 */
export function partsOf(id: string): readonly string[] {
  return id.split(JOINT);
}

/** What several count for as one. @example jointId(["backbone_teachers", "pe_arts_teachers"]) // "backbone_teachers+pe_arts_teachers" */
export function jointId(ids: readonly string[]): string {
  return ids.join(JOINT);
}

/**
 * How a measure is called that counts for one indicator, or for several.
 *
 * @param called  the name of one indicator
 * @example       jointWords("backbone_teachers+pe_arts_teachers", called).zh // "骨干教师兼体育艺术教师"
 */
export function jointWords(id: string, called: (one: string) => Words): Words {
  const parts = partsOf(id).map(called);
  return { zh: parts.map(({ zh }) => zh).join("兼"), en: parts.map(({ en }) => en).join(" and also ") };
}
