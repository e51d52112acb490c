import { createModelBuilder, type LinearModel, type ModelBuilder, type Term, type Words } from "../../solve/index.ts";
import type { GroupGround, GroupSchool } from "./group-ground.ts";

/** The model of groups, and where its decisions stand. */
export interface GroupModel {
  readonly model: LinearModel;
  readonly assigned: readonly number[];
  /** "pairing|indicator" → column */
  readonly sharing: ReadonlyMap<string, number>;
  readonly phases: readonly { readonly says: Words; readonly cost: Float64Array; readonly whole: boolean }[];
}

/**
 * The model of groups: who leads whom, and what is shared within a group.
 *
 * @example groupModel(ground).phases.map(({ says }) => says.en)
 */
export function groupModel(ground: GroupGround): GroupModel {
  const builder = createModelBuilder("groups");
  const { leads, weak, pairings } = ground;
  const assigned = pairings.map(({ lead, weak: led }) =>
    builder.column({ name: `${leads[lead]!.code} leads ${weak[led]!.code}`, upper: 1, integer: true }),
  );
  const alone = weak.map((led) => builder.column({ name: `alone ${led.code}`, upper: 1, integer: true }));
  const sharing = new Map<string, number>();
  const stays: number[] = [];
  for (const [w, led] of weak.entries()) {
    const own = [...pairings.keys()].filter((at) => pairings[at]!.weak === w);
    const says = { zh: `${led.name}恰在一个集团`, en: `${led.name} is in exactly one group` };
    const rule = { zh: "每所弱校恰在一个集团", en: "every weak school is in exactly one group" };
    builder.row({ name: `one_${w}`, lower: 1, upper: 1, says, rule }, [
      [alone[w]!, 1],
      ...own.map((at): Term => [assigned[at]!, 1]),
    ]);
    for (const item of led.shared) {
      const lack = item.need - item.have;
      if (lack <= 0) continue;
      const parts = own
        .filter((at) => leads[pairings[at]!.lead]!.shared.some(({ column }) => column === item.column))
        .map((at): Term => [sharingColumn(builder, ground, { at, column: item.column, lack, assigned, sharing }), 1]);
      const stay = builder.column({ name: `short ${led.code} ${item.column}`, upper: 1, integer: true });
      stays.push(stay);
      const closes = {
        zh: `${led.name}的“${item.indicator}”由共享补足，否则计一项短缺`,
        en: `“${item.indicator}” of ${led.name} is closed by sharing, or counted as short`,
      };
      builder.row({ name: `closes_${w}_${item.column}`, lower: lack, says: closes }, [...parts, [stay, lack]]);
    }
  }
  for (const [l, lead] of leads.entries()) addLead(builder, ground, { l, lead, assigned, sharing });
  const model = builder.finish();
  const phases = goalsOf(ground, { columns: model.columns.names.length, assigned, alone, stays });
  return { model, assigned, sharing, phases };
}

interface GoalColumns {
  readonly columns: number;
  readonly assigned: readonly number[];
  readonly alone: readonly number[];
  readonly stays: readonly number[];
}

/** The goals in their order. */
function goalsOf({ pairings }: GroupGround, { columns, assigned, alone, stays }: GoalColumns): GroupModel["phases"] {
  const costOf = (terms: Iterable<Term>): Float64Array => {
    const cost = new Float64Array(columns);
    for (const [column, yuan] of terms) cost[column] = yuan;
    return cost;
  };
  const kept = pairings.some((one) => one.kept);
  const changes: Term[] = pairings.flatMap((one, at): Term[] => (one.kept ? [[assigned[at]!, -1]] : []));
  return [
    {
      says: { zh: "没有集团的弱校最少", en: "fewest weak schools without a group" },
      cost: costOf(alone.map((one) => [one, 1] as const)),
      whole: true,
    },
    ...(kept
      ? [
          {
            says: { zh: "保留往年结对最多（取负数）", en: "most pairs kept from before (as a negative number)" },
            cost: costOf(changes),
            whole: true,
          },
        ]
      : []),
    {
      says: { zh: "共享之后的短缺最少", en: "fewest shortfalls after sharing" },
      cost: costOf(stays.map((one) => [one, 1] as const)),
      whole: true,
    },
    {
      says: { zh: "牵头校到成员校的总距离最短（公里）", en: "least distance from leads to members, km" },
      cost: costOf(pairings.map(({ km }, at) => [assigned[at]!, km] as const)),
      whole: false,
    },
  ];
}

interface SharingAsk {
  readonly at: number;
  /** of the return */
  readonly column: string;
  readonly lack: number;
  readonly assigned: readonly number[];
  readonly sharing: Map<string, number>;
}

/** Time shared between one pair; none where they are not in one group. */
function sharingColumn(builder: ModelBuilder, { pairings, leads, weak }: GroupGround, ask: SharingAsk): number {
  const { at, column: shared, lack, assigned, sharing } = ask;
  const { lead, weak: led } = pairings[at]!;
  const column = builder.column({
    name: `shares ${leads[lead]!.code} ${weak[led]!.code} ${shared}`,
    upper: lack,
    integer: true,
  });
  sharing.set(`${at}|${shared}`, column);
  const says = { zh: `${leads[lead]!.name}只与本集团共享`, en: `${leads[lead]!.name} shares within its group only` };
  const rule = { zh: "只在集团内共享", en: "sharing is within a group" };
  builder.row({ name: `within_${at}_${shared}`, upper: 0, says, rule }, [
    [column, 1],
    [assigned[at]!, -lack],
  ]);
  return column;
}

/** A group is not too large, and a lead shares only what it has beyond its own need. */
function addLead(
  builder: ModelBuilder,
  { pairings, rules }: GroupGround,
  {
    l,
    lead,
    assigned,
    sharing,
  }: {
    readonly l: number;
    readonly lead: GroupSchool;
    readonly assigned: readonly number[];
    readonly sharing: ReadonlyMap<string, number>;
  },
): void {
  const own = [...pairings.keys()].filter((at) => pairings[at]!.lead === l);
  if (own.length === 0) return;
  builder.row(
    {
      name: `size_${l}`,
      upper: rules.largest - 1,
      says: {
        zh: `${lead.name}的集团不超过 ${rules.largest} 所学校`,
        en: `the group of ${lead.name} has at most ${rules.largest} schools`,
      },
    },
    own.map((at) => [assigned[at]!, 1] as const),
  );
  for (const { indicator, column: shared, have, need } of lead.shared) {
    const terms = own.flatMap((at): Term[] => {
      const column = sharing.get(`${at}|${shared}`);
      return column === undefined ? [] : [[column, 1]];
    });
    if (terms.length === 0) continue;
    const beyond = Math.max(0, have - need);
    builder.row(
      {
        name: `beyond_${l}_${shared}`,
        upper: beyond,
        says: {
          zh: `${lead.name}共享“${indicator}”不超过富余的 ${beyond}`,
          en: `${lead.name} shares no more of “${indicator}” than the ${beyond} beyond its need`,
        },
      },
      terms,
    );
  }
}
