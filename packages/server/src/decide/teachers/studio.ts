import {
  type HandPlan,
  judgeHandPlan,
  type OwnPlan,
  rosterToJson,
  type StudioGround,
  studioGround,
  type StudioJson,
} from "@youheng/kernel/decide";
import { factsToJson } from "@youheng/kernel/model";
import { digestOf, versionId } from "../../store/index.ts";
import type { TeacherGround } from "./teacher-ground.ts";

/** What a studio is opened on, for a page that judges by itself. `withRoster` false: no teacher is in it. */
export function studioJson(ground: TeacherGround, withRoster: boolean): StudioJson {
  const { assessment, group, rotation, rules, groupRules, costs } = ground;
  return {
    facts: factsToJson(assessment.facts),
    region_facts: assessment.regionFacts,
    date: assessment.dates[group] ?? null,
    rules,
    group_rules: groupRules,
    roster: rotation === null || !withRoster ? null : rosterToJson(rotation.roster),
    costs:
      costs?.costs.map((one) => ({ ...one, maxAmount: one.maxAmount === Infinity ? null : one.maxAmount })) ?? null,
  };
}

/** A short digest of all that a studio's figures follow from but the changes themselves. */
export function studioDigest({ version, files, assessment }: TeacherGround): string {
  const { standard } = assessment.standard.bundle;
  const parts = files.map(({ part, digest }) => [part, digest]);
  return digestOf([versionId(version), standard.id, standard.version, parts]).slice(0, SHORT);
}

/** Enough that two grounds of one district are not taken for each other. */
const SHORT = 12;

/** A plan made by hand, judged here: what is kept is never what a page has reckoned. */
export function judgedOnServer(ground: TeacherGround, plan: HandPlan): OwnPlan {
  return judgeHandPlan(studioOf(ground), plan);
}

function studioOf({
  assessment,
  group,
  rotation,
  rosterGround,
  rules,
  groupRules,
  costs,
}: TeacherGround): StudioGround {
  const roster = rotation?.roster ?? null;
  return studioGround({ assessment, group, rosterGround, rules, groupRules, roster, costs: costs?.costs ?? null });
}
