import { dueState } from "@youheng/kernel/act";
import type { DutyHolderView, DutyView, HeldDutyView, LetterView, OwnDutyView } from "../api-types.ts";
import type { Duty, OwnDuty } from "../act/index.ts";
import type { Account, Letter } from "../store/index.ts";

/** Duties and letters in the shapes of the API. */

/** The day of today, and from how many days before a due day is called due soon. */
export interface DutyDay {
  readonly today: string;
  readonly soonDays: number;
}

export function dutyView(duty: Duty, on: DutyDay): DutyView {
  const { kind, subject, regionCode: region_code, schoolCode: school_code, title, dueOn: due_on } = duty;
  const due = dueState(due_on, { ...on, isClosed: false });
  return { kind, subject, region_code, school_code, title, due_on, due };
}

export function ownDutyView({ duty, standsInFor }: OwnDuty, on: DutyDay): OwnDutyView {
  return { ...dutyView(duty, on), stands_in_for: standsInFor };
}

export function heldDutyView(duty: Duty, holder: Account | undefined, on: DutyDay): HeldDutyView {
  return {
    ...dutyView(duty, on),
    holder: holder === undefined ? null : dutyHolderView(holder),
    given_by: duty.givenBy,
  };
}

export function dutyHolderView({ account_id, name, full_name, role }: Account): DutyHolderView {
  return { account_id, name, full_name, role };
}

/** A letter without its text and without its address. */
export function letterView(row: Letter): LetterView {
  const { mail_id, account_name: account, region_code, kind, heading, state, tries, error } = row;
  const at = { made_at: row.made_at.toISOString(), sent_at: row.sent_at?.toISOString() ?? null };
  return { mail_id, account, region_code, kind, heading, state, tries, error, ...at };
}
