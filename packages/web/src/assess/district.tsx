import { createContext, useContext, useMemo, useReducer } from "react";
import type { ReactNode } from "react";
import { factsFromJson } from "@youheng/kernel/model";
import type { Facts, PolicyBundle } from "@youheng/kernel/model";
import type { FactsView, RegionView, StandardView } from "@youheng/server/api";
import { effectsOf } from "./effects.ts";
import type { Effects } from "./effects.ts";
import { judge } from "./judge.ts";
import type { Judged } from "./judge.ts";
import { applyChanges, applySwitches, isIdle, noTrial, withChange, withSwitch } from "./trial.ts";
import type { Trial, TriedValue } from "./trial.ts";

/** All that the pages of the assessment share: the published judgement, the trial on top of it, and what the trial changes. */
export interface District {
  readonly region: RegionView;
  readonly year: number;
  readonly view: FactsView;
  readonly standards: readonly StandardView[];
  /** as reported */
  readonly before: Judged;
  /** with the trial; the same object as `before` while nothing is tried */
  readonly now: Judged;
  readonly trial: Trial;
  /** null while nothing is tried */
  readonly effects: Effects | null;
  readonly tryCell: (row: number, column: string, value: TriedValue) => void;
  readonly trySwitch: (id: string, on: boolean) => void;
  readonly undoAll: () => void;
}

const Context = createContext<District | null>(null);

/** The district that is assessed. @throws Error outside of DistrictProvider */
export function useDistrict(): District {
  const district = useContext(Context);
  if (district === null) throw new Error("useDistrict stands outside of DistrictProvider");
  return district;
}

type Step =
  | {
      readonly do: "cell";
      readonly facts: Facts;
      readonly row: number;
      readonly column: string;
      readonly value: TriedValue;
    }
  | { readonly do: "switch"; readonly bundle: PolicyBundle; readonly id: string; readonly on: boolean }
  | { readonly do: "undo" };

function step(trial: Trial, ask: Step): Trial {
  if (ask.do === "undo") return noTrial;
  if (ask.do === "switch") return withSwitch(trial, ask.bundle, ask.id, ask.on);
  const schoolCode = ask.facts.text["school_code"]?.[ask.row] ?? "";
  return withChange(trial, ask.facts, ask.row, { schoolCode, column: ask.column, value: ask.value });
}

export interface DistrictProviderProps {
  readonly region: RegionView;
  readonly year: number;
  readonly view: FactsView;
  readonly bundle: PolicyBundle;
  readonly standards: readonly StandardView[];
  readonly children: ReactNode;
}

/** Judges the facts once, and again with whatever is tried. */
export function DistrictProvider({ region, year, view, bundle, standards, children }: DistrictProviderProps) {
  const [trial, take] = useReducer(step, noTrial);
  const before = useMemo(() => judge(bundle, factsFromJson(view.facts), view.region_facts), [bundle, view]);
  const now = useMemo(
    () =>
      isIdle(trial)
        ? before
        : judge(applySwitches(bundle, trial), applyChanges(before.facts, trial), view.region_facts),
    [before, bundle, trial, view],
  );
  const district = useMemo<District>(
    () => ({
      region,
      year,
      view,
      standards,
      before,
      now,
      trial,
      effects: now === before ? null : effectsOf(before.document, now.document),
      tryCell: (row, column, value) => take({ do: "cell", facts: before.facts, row, column, value }),
      trySwitch: (id, on) => take({ do: "switch", bundle, id, on }),
      undoAll: () => take({ do: "undo" }),
    }),
    [region, year, view, standards, before, now, trial, bundle],
  );
  return <Context.Provider value={district}>{children}</Context.Provider>;
}
