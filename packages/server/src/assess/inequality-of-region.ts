import { type Assessment, type CountyInequality, groupingFields, inequalityByStage } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import { Refusal } from "../returns/index.ts";
import { answerForRegion, type AssessAsk, type AssessDeps } from "./assess-return.ts";

/** How inequality is measured. */
export interface InequalityAsked {
  /** one stage; absent: every stage that has sections */
  readonly stage?: string | undefined;
  readonly by: readonly string[];
  readonly permutations: number;
  readonly seed: number;
  /** Atkinson's aversion to inequality */
  readonly epsilon: number;
}

/**
 * Inequality beyond the CV of a published return: by stage and indicator, with parts between and within groups of schools.
 *
 * @throws Refusal when nothing is published, or there is no such standard, stage or grouping field
 */
export async function inequalityOfRegion(
  deps: AssessDeps,
  ask: AssessAsk & InequalityAsked,
): Promise<CountyInequality> {
  const { answer } = await answerForRegion(deps, ask);
  refuseUnknown(answer, ask);
  const { by, permutations, seed, epsilon, stage } = ask;
  return inequalityByStage(answer, { by, permutations, seed, epsilon, stage: stage ?? null, group: 0 });
}

function refuseUnknown(answer: Answer<Assessment>, asked: InequalityAsked): void {
  if (asked.stage !== undefined && !answer.result.stages.some(({ sections }) => sections.stage === asked.stage))
    throw new Refusal("not-found", { zh: `没有学段 ${asked.stage}。`, en: `There is no stage ${asked.stage}.` });
  const known = groupingFields(answer);
  const unknown = asked.by.filter((field) => !known.includes(field));
  if (unknown.length === 0) return;
  throw new Refusal("bad-request", {
    zh: `不能按 ${unknown.join("、")} 分组，可用：${known.join("、")}。`,
    en: `Schools cannot be grouped by ${unknown.join(", ")}; there are: ${known.join(", ")}.`,
  });
}
