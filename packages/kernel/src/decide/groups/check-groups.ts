import { type Assessment, assessmentDocument } from "../../assess/index.ts";
import type { Words } from "../../model/index.ts";
import { assessAfter } from "../assessment-brief.ts";
import type { Point } from "../../stats/index.ts";
import { distanceKm } from "../rotation/distance.ts";
import type { GroupRules } from "./group-ground.ts";
import type { SchoolGroup } from "./plan-groups.ts";

/**
 * Checks groups a second time, from the return and the engine alone: leads meet the standard and go on meeting it after they have
 * shared, members fall short, nobody is in two groups, none is too large or too far.
 *
 * @returns what is broken, in words; empty when the plan stands
 */
export function checkGroups(ask: {
  readonly assessment: Assessment;
  readonly group: number;
  readonly rules: GroupRules;
  readonly groups: readonly SchoolGroup[];
}): readonly Words[] {
  const { assessment, group, rules, groups } = ask;
  const before = assessmentDocument({ result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } }, group);
  const changes = groups.flatMap(({ lead, members }) =>
    members.flatMap(({ school_code, shares }) =>
      shares.flatMap(({ column, amount }) => [
        { schoolCode: lead, column, add: -amount },
        { schoolCode: school_code, column, add: amount },
      ]),
    ),
  );
  const after = assessAfter(assessment, group, changes);
  const verdictsIn = (document: typeof before, code: string) =>
    Object.values(document.stages).flatMap((stage) =>
      stage.sections_list.filter((one) => one.school_code === code).map(({ verdict }) => verdict),
    );
  const meets = (document: typeof before, code: string): boolean =>
    verdictsIn(document, code).every((one) => one === "meets");
  const broken: Words[] = [];
  const say = (zh: string, en: string): number => broken.push({ zh, en });
  const seen = new Set<string>();
  const stagesOf = (code: string): readonly string[] =>
    Object.entries(before.stages).flatMap(([id, { sections_list }]) =>
      sections_list.some((one) => one.school_code === code) ? [id] : [],
    );
  for (const { lead, members } of groups) {
    const own = stagesOf(lead);
    if (members.some(({ shares }) => shares.some(({ stage }) => !own.includes(stage))))
      say(`${lead} 共享了本校没有的学段`, `${lead} shares at a stage that it does not have`);
    if (!meets(before, lead)) say(`牵头校 ${lead} 未达标`, `the lead ${lead} does not meet the standard`);
    if (!meets(after, lead)) say(`牵头校 ${lead} 共享后不达标`, `the lead ${lead} falls short after sharing`);
    if (members.length + 1 > rules.largest) say(`${lead} 的集团过大`, `the group of ${lead} is too large`);
    for (const { school_code } of members) {
      if (!verdictsIn(before, school_code).includes("falls_short"))
        say(`${school_code} 不是弱校`, `${school_code} does not fall short`);
      if (seen.has(school_code)) say(`${school_code} 在两个集团`, `${school_code} is in two groups`);
      seen.add(school_code);
      if (!(wayBetween(assessment, group, [lead, school_code]) <= rules.reachKm + 1e-9))
        say(`${school_code} 离 ${lead} 太远`, `${school_code} is too far from ${lead}`);
    }
  }
  return broken;
}

/** By the coordinates of this county-year: a file of several years may have others for other years. */
function wayBetween({ facts, grouped }: Assessment, group: number, [a, b]: readonly [string, string]): number {
  const rows = grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1]);
  const pointOf = (code: string): Point => {
    const row = rows.find((one) => facts.text["school_code"]?.[one] === code) ?? -1;
    return { lon: facts.numbers["lon"]?.[row] ?? Number.NaN, lat: facts.numbers["lat"]?.[row] ?? Number.NaN };
  };
  return distanceKm(pointOf(a), pointOf(b));
}
