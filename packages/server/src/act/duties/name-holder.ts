import { type Account, changeVisit, keepDutyHolder, nameMeasureHead, type Writing } from "../../store/index.ts";
import type { Duty } from "./open-duties.ts";

/** Puts down who has a duty from now on; a planned visit says itself who makes it, and a measure who its heads are. */
export async function nameHolder(writing: Writing, duty: Duty, to: Account, by: string): Promise<void> {
  const { regionCode, subject, schoolCode } = duty;
  if (duty.kind === "measure-head") {
    const head = subject.startsWith("measure-principal:") ? "principal" : "secretary";
    const key = { regionCode, measureId: subject.slice(subject.indexOf(":") + 1), head } as const;
    return await nameMeasureHead(writing, key, { accountId: to.account_id, name: to.full_name ?? to.name });
  }
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
