import type { ReasonWords } from "./move-reasons.ts";
import { countsFor, type RotationGround } from "./rotation-ground.ts";
import type { Flow } from "./ways.ts";

/** A shortfall that stays, and the teachers whose recruitment would close it. */
export interface OutOfReach {
  readonly school_code: string;
  readonly school_name: string;
  readonly stage: string;
  readonly indicator: string;
  /** teachers it lacks after the plan */
  readonly lacks: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * What stays short after a plan, and how many teachers would have to be recruited where; where there is no plan, what is short today.
 *
 * @example stayShort(ground, solved.flows, words)[0]?.en // "Recruit 3 at … (PE and arts teachers), and it meets the threshold."
 */
export function stayShort(ground: RotationGround, flows: readonly Flow[], words: ReasonWords): readonly OutOfReach[] {
  return ground.demands.flatMap((demand): OutOfReach[] => {
    if (demand.met) return [];
    const moved = flows.reduce((sum, { from, to, type, teachers }) => {
      const counts = countsFor(ground.types[type]!.flags, demand.column) * teachers;
      return sum + (to === demand.section ? counts : 0) - (from === demand.section ? counts : 0);
    }, 0);
    const lacks = demand.need - demand.have - moved;
    if (lacks <= 0) return [];
    const section = ground.sections[demand.section]!;
    const name = words.short.get(demand.indicator) ?? { zh: demand.indicator, en: demand.indicator };
    return [
      {
        school_code: section.code,
        school_name: section.name,
        stage: section.stage,
        indicator: demand.indicator,
        lacks,
        zh: `${section.name}再招聘 ${lacks} 名${name.zh}即可达标。`,
        en: `Recruit ${lacks} at ${section.name} (${name.en}), and it meets the threshold.`,
      },
    ];
  });
}
