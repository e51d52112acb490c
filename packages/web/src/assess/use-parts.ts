import { useEffect, useState } from "react";
import { groupingsIn, type InequalityDocument } from "@youheng/kernel/assess";
import type { Facts } from "@youheng/kernel/model";
import type { PartsAnswer, PartsAsk } from "./inequality-worker.ts";
import type { Judged } from "./judge.ts";

/** The fields by which schools are grouped, with those by which the return says where a school belongs: township, group, district. */
const groupings = ["locality", "ownership"];
const permutations = 999;
/** The same schools give the same p-value, today and in five years. */
const seed = 20170519;

interface Known {
  readonly facts: Facts;
  readonly stage: string;
  readonly parts: PartsAnswer | "failed";
}

/** Theil's parts with their test by permutation: null while the worker is at it, "failed" where there is no worker. */
export function useParts(
  { answer, bundle, facts }: Judged,
  stage: string,
): readonly InequalityDocument[] | null | "failed" {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("./inequality-worker.ts", import.meta.url), { type: "module" });
    const take = (parts: Known["parts"]): void => setKnown({ facts, stage, parts });
    worker.addEventListener("message", ({ data }: MessageEvent<PartsAnswer>) => take(data));
    worker.addEventListener("error", () => take("failed"));
    const belonging = groupingsIn(answer).filter(({ type }) => type === "text");
    const by = [...groupings, ...belonging.map(({ id }) => id)];
    const ask: PartsAsk = { bundle, facts, stage, by, permutations, seed };
    worker.postMessage(ask);
    return () => worker.terminate();
  }, [answer, bundle, facts, stage]);
  return known !== null && known.facts === facts && known.stage === stage ? known.parts : null;
}
