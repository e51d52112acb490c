import type { Solver, Words } from "../../solve/index.ts";
import type { ReasonWords } from "./move-reasons.ts";
import { countsFor, type RotationAsk, rotationGround, type RotationGround } from "./rotation-ground.ts";
import type { RotationRules } from "./rotation-rules.ts";
import { shareInWords } from "./rotation-words.ts";
import { type RotationOptions, solveRotation } from "./solve-rotation.ts";
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

/** The smallest change of one rule after which fewer shortfalls stay. */
export interface RuleChange {
  readonly rule: "school_gives_at_most" | "years_at_school_at_least";
  readonly from: number;
  readonly to: number;
  /** shortfalls that stay then */
  readonly shortfalls: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * What stays short after a plan, and how many teachers would have to be recruited where.
 *
 * @example stayShort(ground, solved.flows, solved.short, words)[0]?.en // "recruit 3 PE and arts teachers at …"
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

/** Steps by which a rule is eased when a smaller one does not help. */
const SHARE_STEPS = [1.2, 1.4, 1.6, 2, 3] as const;
const YEAR_STEPS = [1, 2, 3] as const;

/**
 * Looks for the smallest easing of one rule after which fewer shortfalls stay: the share a school gives, the years at the school.
 *
 * @param stay     shortfalls that stay by the rules as they are
 * @param options  `seconds` for the whole search; what could not be tried in time is left out
 */
export async function easings(
  solver: Solver,
  ask: RotationAsk,
  stay: number,
  options: RotationOptions,
): Promise<readonly RuleChange[]> {
  if (stay === 0) return [];
  const search = { solver, ask, stay, options, spent: 0 };
  const { schoolGivesAtMost: share, qualifies } = ask.rules;
  const shares = SHARE_STEPS.map((step) => Math.min(1, Number((share * step).toFixed(4))));
  const years = YEAR_STEPS.map((step) => qualifies.yearsAtSchoolAtLeast - step).filter((one) => one >= 0);
  return [
    await firstThatHelps(search, shares, (to) => ({
      rules: { ...ask.rules, schoolGivesAtMost: to },
      change: { rule: "school_gives_at_most", from: share, to },
      words: (left) => ({
        zh: `若允许一所学校派出 ${shareInWords(to)}（现为 ${shareInWords(share)}），短缺可由 ${stay} 项减到 ${left} 项。`,
        en: `If a school may give ${shareInWords(to)} (now ${shareInWords(share)}), ${left} shortfalls stay instead of ${stay}.`,
      }),
    })),
    await firstThatHelps(search, years, (to) => ({
      rules: { ...ask.rules, qualifies: { ...qualifies, yearsAtSchoolAtLeast: to } },
      change: { rule: "years_at_school_at_least", from: qualifies.yearsAtSchoolAtLeast, to },
      words: (left) => ({
        zh: `若在本校满 ${to} 年即可交流（现为 ${qualifies.yearsAtSchoolAtLeast} 年），短缺可由 ${stay} 项减到 ${left} 项。`,
        en: `If ${to} years at the school are enough (now ${qualifies.yearsAtSchoolAtLeast}), ${left} shortfalls stay instead of ${stay}.`,
      }),
    })),
  ].flat();
}

interface Easing {
  readonly rules: RotationRules;
  readonly change: Pick<RuleChange, "rule" | "from" | "to">;
  readonly words: (left: number) => Words;
}

interface Search {
  readonly solver: Solver;
  readonly ask: RotationAsk;
  readonly stay: number;
  readonly options: RotationOptions;
  spent: number;
}

async function firstThatHelps(
  search: Search,
  steps: readonly number[],
  easing: (to: number) => Easing,
): Promise<readonly RuleChange[]> {
  const { solver, ask, stay, options } = search;
  const attempt = async (to: number): Promise<RuleChange | null> => {
    const seconds = options.seconds - search.spent;
    if (seconds <= 0) return null;
    const { rules, change, words } = easing(to);
    const { signal } = options;
    const solved = await solveRotation(solver, rotationGround({ ...ask, rules }), {
      seconds,
      onlyShortfalls: true,
      ...(signal ? { signal } : {}),
    });
    search.spent += solved.seconds;
    const shortfalls = solved.goals[0]?.objective ?? Number.POSITIVE_INFINITY;
    return shortfalls < stay ? { ...change, shortfalls, ...words(shortfalls) } : null;
  };
  // when even the largest easing does not help, no smaller one does
  const largest = steps.at(-1);
  const most = largest === undefined ? null : await attempt(largest);
  if (most === null) return [];
  for (const to of steps.slice(0, -1)) {
    const found = await attempt(to);
    if (found !== null) return [found];
  }
  return [most];
}
