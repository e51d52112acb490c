import type { PolicyBundle } from "@youheng/kernel/model";
import { shortName } from "../assess/index.ts";
import type { Speech } from "../text/index.ts";

/** An indicator of a stage, as a row over many regions names it. */
export interface Part {
  readonly stage: string;
  readonly indicator: string;
}

/** "小学骨干教师"; "Primary: backbone teachers". */
export function partName(bundle: PolicyBundle, { stage, indicator }: Part, { t, say }: Speech): string {
  const { stages, indicators } = bundle.standard;
  const words = stages.find(({ id }) => id === stage);
  const one = indicators.find(({ id }) => id === indicator);
  return t("province.part", {
    stage: words === undefined ? stage : say(words),
    indicator: one === undefined ? indicator : say(shortName(one)),
  });
}

/** The names of other requirements by their ids. */
export function requirementNames(bundle: PolicyBundle, ids: readonly string[], { say }: Speech): readonly string[] {
  const known = new Map((bundle.standard.requirements ?? []).map((one) => [one.id, one.name]));
  return ids.map((id) => {
    const name = known.get(id);
    return name === undefined ? id : say(name);
  });
}
