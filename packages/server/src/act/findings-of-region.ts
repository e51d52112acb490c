import {
  dueState,
  type DueState,
  findingStanding,
  type FindingStanding,
  type Rise,
  risesOf,
} from "@youheng/kernel/act";
import { dayOf } from "../day-of.ts";
import type { ActRules } from "../policy/index.ts";
import {
  type KeptFindingEvent,
  listFindingEvents,
  listRises,
  listSupervision,
  type RiseLevel,
  type Store,
  type SupervisionRow,
} from "../store/index.ts";

export interface SupervisionDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly rules: ActRules;
}

/** A finding with where it stands today. */
export interface StandingFinding {
  readonly row: SupervisionRow;
  readonly standing: FindingStanding;
  readonly due: DueState;
  /** levels to which it rose: as noted on their days, and as it follows today */
  readonly rises: readonly Rise<RiseLevel>[];
  readonly events: readonly KeptFindingEvent[];
}

/**
 * The supervision ledger of a region, as far as it is in reach: each finding with where it stands, and the levels to which it rose. A rise
 * that was noted stays, also when more time is given afterwards or the finding is closed: it was so.
 */
export async function findingsOfRegion(deps: SupervisionDeps, regionCode: string): Promise<readonly StandingFinding[]> {
  const { store, now, rules } = deps;
  const events = Map.groupBy(await listFindingEvents(store, regionCode), (one) => one.findingId);
  const noted = Map.groupBy(await listRises(store, regionCode), (one) => one.finding_id);
  const on = { today: dayOf(now()), soonDays: rules.dueSoonDays };
  return (await listSupervision(store, regionCode)).map((row): StandingFinding => {
    const own = events.get(row.finding_id) ?? [];
    const standing = findingStanding(
      row.due_on,
      own.map(({ event }) => event),
    );
    const isClosed = standing.state === "closed";
    const kept = (noted.get(row.finding_id) ?? []).map(({ level, rose_on: day }) => ({ level, on: day }));
    const current = risesOf(standing.dueOn, { today: on.today, isClosed, rules: rules.rises });
    const rises = [...kept, ...current.filter(({ level }) => kept.every((one) => one.level !== level))];
    return { row, standing, due: dueState(standing.dueOn, { ...on, isClosed }), rises, events: own };
  });
}
