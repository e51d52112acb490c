import type { Words } from "@youheng/kernel/model";
import { printAmount } from "../text/index.ts";
import type { Judged } from "./judge.ts";
import { shortName } from "./names.ts";

/** What a district lacks of one resource, over all its stages. */
export interface Lack {
  readonly id: string;
  readonly name: Words;
  readonly unit: string;
  readonly total: number;
  readonly sections: number;
  readonly stages: readonly { readonly words: Words; readonly amount: number }[];
}

/** Gaps summed over stages, in the order of the standard; indicators without a gap are left out. */
export function lacksOf({ bundle, document }: Judged): readonly Lack[] {
  return bundle.standard.indicators.flatMap((indicator): Lack[] => {
    const parts = Object.values(document.stages).flatMap((stage) => {
      const one = stage.indicators[indicator.id];
      const short = stage.sections_list.filter(
        (section) => (section.indicators[indicator.id]?.gap?.amount ?? 0) > 0,
      ).length;
      return one?.gap && one.gap.amount > 0
        ? [{ words: stage, amount: one.gap.amount, unit: one.gap.unit, short }]
        : [];
    });
    if (parts.length === 0) return [];
    return [
      {
        id: indicator.id,
        name: shortName(indicator),
        unit: parts[0]!.unit,
        total: parts.reduce((sum, part) => sum + part.amount, 0),
        sections: parts.reduce((sum, part) => sum + part.short, 0),
        stages: parts,
      },
    ];
  });
}

const manyYuan = 100_000;

/** A large amount in print: 万 in Chinese, thousands in English stay as they are. */
export function printRound(amount: number, language: "zh" | "en"): string {
  if (language === "zh" && amount >= manyYuan) return `${printAmount(Math.ceil(amount / 100) / 100, language)} 万`;
  return printAmount(amount, language);
}
