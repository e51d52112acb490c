import { need, number, type RecordOf, record } from "./shapes.ts";

const act = { due_soon_days: need(number) };

/** `policy/people/act.yaml`. */
export const actFile = record({ act: need(record(act)) });

/** How acting is watched. */
export type ActRules = RecordOf<typeof act>;
