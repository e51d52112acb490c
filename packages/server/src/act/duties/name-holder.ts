import { type Account, changeVisit, keepDutyHolder, type Writing } from "../../store/index.ts";
import type { Duty } from "./open-duties.ts";

/** Puts down who has a duty from now on; a planned visit says itself who makes it. */
export async function nameHolder(writing: Writing, duty: Duty, to: Account, by: string): Promise<void> {
  const { regionCode, subject, schoolCode } = duty;
  await keepDutyHolder(writing, {
    region_code: regionCode,
    subject,
    school_code: schoolCode,
    account_id: to.account_id,
    given_by: by,
  });
  if (duty.kind !== "visit") return;
  await changeVisit(writing, { regionCode, visitId: subject.replace("visit:", "") }, { supervisor: to.name });
}
