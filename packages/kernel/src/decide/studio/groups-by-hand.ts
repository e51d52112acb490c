import type { Assessment, AssessmentDocument } from "../../assess/index.ts";
import type { Words } from "../../solve/index.ts";
import {
  type GroupMember,
  type GroupSharing,
  type JudgedSchool,
  judgedSchools,
  type SchoolGroup,
} from "../groups/index.ts";
import { sectionVerdicts } from "../../stats/index.ts";
import type { HandPair } from "./hand-plan.ts";
import { handWords } from "./hand-words.ts";
import type { StudioGround } from "./studio-ground.ts";

/** Groups made of pairs by hand; what they break is asked once the return is judged with what they share. */
export interface GroupsByHand {
  readonly groups: readonly SchoolGroup[];
  readonly broken: (after: AssessmentDocument) => readonly Words[];
}

/**
 * Groups from pairs: what a lead has beyond its own need closes its members' shortfalls, the smallest first. Of one indicator of one
 * lead no other way closes more of them (each shortfall counts as one), so nothing is lost by it.
 *
 * @param middle  the return judged after the moves and measures of the plan
 */
export function groupsByHand(ground: StudioGround, middle: Assessment, pairs: readonly HandPair[]): GroupsByHand {
  if (pairs.length === 0) return { groups: [], broken: () => [] };
  const group = middle.grouped.groups.length - 1;
  const known = new Map(judgedSchools(middle, group, ground.groupRules).map((one) => [one.code, one]));
  const wrong: Words[] = [];
  const stands = pairs.filter(({ lead, school_code }) => {
    const lost = [lead, school_code].filter((code) => !known.has(code));
    wrong.push(...lost.map((code) => handWords.noPairSchool(ground.schools.get(code)?.name ?? code)));
    if (lead === school_code) wrong.push(handWords.leadsItself(known.get(lead)?.name ?? lead));
    return lost.length === 0 && lead !== school_code;
  });
  const groups = Array.from(
    Map.groupBy(stands, ({ lead }) => lead),
    ([lead, own]) =>
      groupOf(
        ground,
        known.get(lead)!,
        own.map(({ school_code }) => known.get(school_code)!),
      ),
  ).toSorted((a, b) => (a.lead < b.lead ? -1 : 1));
  return {
    groups,
    broken: (after) => [...wrong, ...groups.flatMap((one) => groupBroken(ground, one, { groups, after }))],
  };
}

function groupOf(ground: StudioGround, lead: JudgedSchool, members: readonly JudgedSchool[]): SchoolGroup {
  const shares = sharesOf(lead, members);
  return {
    lead: lead.code,
    lead_name: lead.name,
    size: members.length + 1,
    members: members.map((member): GroupMember => {
      const own = shares.get(member.code) ?? [];
      const total = own.reduce((sum, { amount }) => sum + amount, 0);
      const words = handWords.paired(lead.name, { total, closed: own.filter((one) => one.meets_after).length });
      return {
        school_code: member.code,
        school_name: member.name,
        stages: weakStages(member),
        distance_km: ground.km(lead.code, member.code) ?? Number.NaN,
        kept: false,
        shares: own,
        because: words.zh,
        because_en: words.en,
      };
    }),
  };
}

function weakStages({ stages, verdicts }: JudgedSchool): readonly string[] {
  return stages.filter((_, i) => verdicts[i] === sectionVerdicts.fallsShort);
}

/** school → what is shared with it. */
function sharesOf(lead: JudgedSchool, members: readonly JudgedSchool[]): ReadonlyMap<string, readonly GroupSharing[]> {
  const shares = new Map<string, GroupSharing[]>();
  for (const { column, have, need } of lead.shared) {
    let beyond = Math.floor(Math.max(0, have - need) + 1e-9);
    const lacking = members
      .flatMap((member) => member.shared.filter((one) => one.column === column).map((item) => ({ member, item })))
      .filter(({ item }) => item.need > item.have)
      .toSorted(
        (a, b) => a.item.need - a.item.have - (b.item.need - b.item.have) || (a.member.code < b.member.code ? -1 : 1),
      );
    for (const { member, item } of lacking) {
      const amount = item.need - item.have;
      if (amount > beyond) break;
      beyond -= amount;
      const { stage, indicator, unit, perUnit, threshold } = item;
      const [before, after] = [item.have * perUnit, item.need * perUnit];
      const sharing = { stage, indicator, column, amount, unit, value_before: before, value_after: after };
      shares.set(member.code, [...(shares.get(member.code) ?? []), { ...sharing, threshold, meets_after: true }]);
    }
  }
  return shares;
}

function groupBroken(
  ground: StudioGround,
  { lead, lead_name: name, size, members }: SchoolGroup,
  { groups, after }: { readonly groups: readonly SchoolGroup[]; readonly after: AssessmentDocument },
): readonly Words[] {
  const { groupRules, before } = ground;
  const broken: Words[] = [];
  const verdicts = (document: AssessmentDocument, code: string) =>
    Object.entries(document.stages).flatMap(([stage, { sections_list: list }]) =>
      list.filter((one) => one.school_code === code).map(({ verdict }) => ({ stage, verdict })),
    );
  const meets = verdicts(after, lead).every(({ verdict }) => verdict === "meets");
  if (!meets)
    broken.push(
      handWords.leadShort(
        name,
        members.some(({ shares }) => shares.length > 0),
      ),
    );
  if (groups.some((one) => one.members.some(({ school_code }) => school_code === lead)))
    broken.push(handWords.leadIsLed(name));
  if (size > groupRules.largest) broken.push(handWords.tooLarge(name, size, groupRules.largest));
  const stages = new Set(verdicts(before, lead).map(({ stage }) => stage));
  for (const { school_code, school_name, distance_km: km } of members) {
    const short = verdicts(before, school_code).filter(({ verdict }) => verdict === "falls_short");
    if (short.length === 0) broken.push(handWords.notWeak(school_name));
    else if (!short.every(({ stage }) => stages.has(stage))) broken.push(handWords.otherStages(name, school_name));
    if (Number.isNaN(km)) broken.push(handWords.noWay(name, school_name));
    else if (km > groupRules.reachKm + 1e-9)
      broken.push(handWords.tooFar(name, school_name, { km, most: groupRules.reachKm }));
  }
  return broken;
}
