import { randomUUID } from "node:crypto";
import type { FindingEvent } from "@youheng/kernel/act";
import { Refusal } from "../returns/index.ts";
import { type Actor, addFindingEvent, addSupervision, record, type Writing } from "../store/index.ts";
import { findingsOfRegion, type StandingFinding, type SupervisionDeps } from "./findings-of-region.ts";

/** A finding to be written down. */
export interface NewFinding {
  readonly regionCode: string;
  readonly schoolCode: string;
  readonly visitedOn: string;
  readonly finding: string;
  readonly dueOn: string;
  /** the planned visit that found it; null: of none */
  readonly visitId: string | null;
}

/** Writes a finding within a transaction; the audit's line is given back. @throws Refusal when it is due before it was found */
export async function addFinding(writing: Writing, actor: Actor, found: NewFinding) {
  if (found.dueOn < found.visitedOn)
    throw new Refusal("bad-request", {
      zh: "整改期限早于督导日期。",
      en: "It is due before the day of the visit.",
    });
  const { regionCode, schoolCode: school, visitedOn, finding, dueOn, visitId } = found;
  const id = randomUUID();
  await addSupervision(writing, {
    region_code: regionCode,
    finding_id: id,
    school_code: school,
    visited_on: visitedOn,
    finding,
    due_on: dueOn,
    visit_id: visitId,
    created_by: actor.name,
  });
  return { what: "supervision.write", subject: id, regionCode, details: { school, finding, due: dueOn } };
}

/** Writes one finding down. */
export async function writeFinding(deps: SupervisionDeps, actor: Actor, found: NewFinding): Promise<void> {
  await record(deps.store, actor, async (writing) => {
    const act = await addFinding(writing, actor, found);
    return { result: undefined, acts: [act] };
  });
}

/**
 * Notes what happened to a finding in reach: an answer, a follow-up, more time, close-out.
 *
 * @throws Refusal when there is none, when it is closed, or when the step is not its next: a follow-up before an answer, close-out before
 *         a follow-up that found it mended
 */
export async function noteOnFinding(
  deps: SupervisionDeps,
  actor: Actor,
  ask: { readonly regionCode: string; readonly findingId: string; readonly event: FindingEvent },
): Promise<void> {
  const { regionCode, findingId, event } = ask;
  const found = (await findingsOfRegion(deps, regionCode)).find(({ row }) => row.finding_id === findingId);
  if (found === undefined || found.standing.state === "closed")
    throw new Refusal("not-found", {
      zh: "没有这条发现，或已销号。",
      en: "There is no such finding within your reach, or it is closed.",
    });
  refuseOutOfOrder(found, event);
  await record(deps.store, actor, async (writing) => {
    await addFindingEvent(writing, found.row, event, actor.name);
    const act = { what: `supervision.${event.what}`, subject: findingId, regionCode, details: { ...event } };
    return { result: undefined, acts: [act] };
  });
}

function refuseOutOfOrder({ standing, row }: StandingFinding, event: FindingEvent): void {
  if (event.what === "checked" && standing.state === "open")
    throw new Refusal("conflict", {
      zh: "学校还没有报整改，不能复查。",
      en: "The school has not answered yet: there is nothing to follow up.",
    });
  if (event.what === "closed" && standing.state !== "checked")
    throw new Refusal("conflict", {
      zh: "复查通过以后才能销号：请先记录复查结果。",
      en: "It is closed only after a follow-up found it mended: record the follow-up first.",
    });
  if (event.what === "extended" && event.dueOn < row.visited_on)
    throw new Refusal("bad-request", {
      zh: "新的期限早于督导日期。",
      en: "The new day is before the day of the visit.",
    });
}
