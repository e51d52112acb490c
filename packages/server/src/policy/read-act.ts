import { list, mapOf, may, need, number, oneOf, type RecordOf, record, text } from "./shapes.ts";

const rise = { after_days: need(number), to: need(oneOf(["county", "city", "province", "nation"])) };
const planMeasure = {
  kind: need(oneOf(["rotation", "resources", "groups", "places"])),
  owner: need(text),
  starts: need(text),
  ends: need(text),
  column_owners: may(mapOf(text)),
};
const visits = { most_points: need(number), days_between: need(number) };
const act = {
  due_soon_days: need(number),
  rises: need(list(record(rise))),
  plan_measures: need(list(record(planMeasure))),
  visits: need(record(visits)),
};

/** `policy/people/act.yaml`. */
export const actFile = record({ act: need(record(act)) });

/** How acting is watched. */
export type ActRules = RecordOf<typeof act>;
