import { randomUUID } from "node:crypto";
import { type ProposedVisit, proposeVisits, type SchoolToVisit } from "@youheng/kernel/act";
import type { AssessmentDocument, SectionDocument } from "@youheng/kernel/assess";
import { type AssessDeps, madeAssessment } from "../assess/index.ts";
import { Refusal } from "../returns/index.ts";
import {
  type Account,
  type Actor,
  addVisit,
  asSystem,
  changeVisit,
  findPublished,
  listPeople,
  listRegions,
  listVisits,
  record,
  type VisitPoint,
  type VisitRow,
} from "../store/index.ts";
import { findingsOfRegion, type SupervisionDeps } from "./findings-of-region.ts";
import { addFinding, type NewFinding } from "./supervise.ts";

export interface VisitDeps extends SupervisionDeps, AssessDeps {}

/** The supervisors of a county whose accounts are open. As the server: a director sees no accounts, but who supervises is no secret. */
export async function supervisorsOf(deps: VisitDeps, regionCode: string): Promise<readonly Account[]> {
  const people = await asSystem(() => listPeople(deps.store));
  return people.filter((one) => one.region_code === regionCode && one.role === "supervisor" && one.stopped_at === null);
}

/** For which supervisor, from when to when, by which standard's shortfalls. */
export interface VisitProposalAsk {
  readonly regionCode: string;
  /** name of the account */
  readonly supervisor: string;
  readonly standardId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Proposes a visit to each school of a supervisor: first where most falls short, with what to look at out of the school's own shortfalls
 * in the newest published return and its open findings. Nothing is kept.
 *
 * @throws Refusal when there is no such supervisor, or the time ends before it begins
 */
export async function proposeVisitPlan(deps: VisitDeps, ask: VisitProposalAsk) {
  const supervisor = (await supervisorsOf(deps, ask.regionCode)).find(({ name }) => name === ask.supervisor);
  if (supervisor === undefined)
    throw new Refusal("not-found", {
      zh: `没有督学 ${ask.supervisor}。请先在“账号”中邀请督学并列出所负责的学校。`,
      en: `There is no supervisor ${ask.supervisor}. Invite one under accounts, with the schools to answer for.`,
    });
  if (ask.to < ask.from)
    throw new Refusal("bad-request", { zh: "结束日期早于开始日期。", en: "It ends before it begins." });
  const schools = await schoolsToVisit(deps, ask, supervisor.schools);
  const { daysBetween, mostPoints } = deps.rules.visits;
  return proposeVisits<VisitPoint>({ schools, from: ask.from, to: ask.to, daysBetween, mostPoints });
}

async function schoolsToVisit(
  deps: VisitDeps,
  ask: VisitProposalAsk,
  schools: readonly string[],
): Promise<readonly SchoolToVisit<VisitPoint>[]> {
  // as the server: a supervisor sees no county's assessment, but what his own schools lack
  const document = await asSystem(() => newestAssessment(deps, ask));
  const findings = (await findingsOfRegion(deps, ask.regionCode)).filter(({ standing }) => standing.state !== "closed");
  return schools.map((schoolCode) => {
    const open = findings
      .filter(({ row }) => row.school_code === schoolCode)
      .map(({ row, standing }): VisitPoint => ({
        about: "finding",
        zh: `复查（期限 ${standing.dueOn}）：${row.finding}`,
        en: `Follow up (due ${standing.dueOn}): ${row.finding}`,
      }));
    return { schoolCode, points: [...open, ...(document === null ? [] : shortfalls(deps, document, schoolCode))] };
  });
}

async function newestAssessment(deps: VisitDeps, ask: VisitProposalAsk): Promise<AssessmentDocument | null> {
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === ask.regionCode);
  const newest = region?.years.find((one) => one.publishedNumber !== null);
  const version = newest && (await findPublished(deps.store, ask.regionCode, newest.schoolYear));
  return version === undefined ? null : (await madeAssessment(deps, { version, standardId: ask.standardId })).document;
}

/** What a school lacks, by stage; what is below the floor that no school may be under comes first. */
function shortfalls(deps: VisitDeps, document: AssessmentDocument, schoolCode: string): readonly VisitPoint[] {
  const lacking = Object.values(document.stages).flatMap((stage) =>
    stage.sections_list
      .filter((section) => section.school_code === schoolCode)
      .flatMap((section) => shortIn(deps, stage, section)),
  );
  return lacking.toSorted((a, b) => Number(b.isBelowFloor) - Number(a.isBelowFloor)).map(({ point }) => point);
}

function shortIn(deps: VisitDeps, stage: AssessmentDocument["stages"][string], section: SectionDocument) {
  return Object.entries(section.indicators).flatMap(([id, one]) => {
    const name = stage.indicators[id]?.short;
    if (one.meets !== false || name === undefined) return [];
    const unit = one.gap === null ? undefined : deps.policy.units.get(one.gap.unit);
    const point: VisitPoint = {
      about: "shortfall",
      zh: `${stage.zh} ${name.zh}${one.gap === null ? "不足" : `缺 ${one.gap.amount} ${unit?.zh ?? one.gap.unit}`}`,
      en: `${stage.en}, ${name.en}: ${one.gap === null ? "short" : `${one.gap.amount} ${unit?.en ?? one.gap.unit} short`}`,
    };
    return [{ point, isBelowFloor: one.floor_meets === false }];
  });
}

/** Visits to be kept as a plan. */
export interface NewVisits {
  readonly regionCode: string;
  readonly supervisor: string;
  readonly visits: readonly ProposedVisit<VisitPoint>[];
}

/** Keeps a visit plan. @throws Refusal when a school is not the supervisor's, or has a visit open already */
export async function keepVisits(deps: VisitDeps, actor: Actor, plan: NewVisits): Promise<readonly string[]> {
  const { regionCode, supervisor } = plan;
  const own = (await supervisorsOf(deps, regionCode)).find(({ name }) => name === supervisor)?.schools ?? [];
  const open = new Set(
    (await listVisits(deps.store, regionCode)).filter(isPlanned).map(({ school_code: school }) => school),
  );
  for (const { schoolCode } of plan.visits)
    refuseVisit({ schoolCode, isOwn: own.includes(schoolCode), isOpen: open.has(schoolCode) });
  return await record(deps.store, actor, async (writing) => {
    const ids: string[] = [];
    for (const { schoolCode, day, points } of plan.visits) {
      const id = randomUUID();
      const row = { region_code: regionCode, visit_id: id, school_code: schoolCode, supervisor, planned_on: day };
      const rest = { visited_on: null, summary: null, cancelled_because: null, created_by: actor.name };
      await addVisit(writing, { ...row, ...rest, points: JSON.stringify(points) });
      ids.push(id);
    }
    const details = { supervisor, visits: plan.visits.map(({ schoolCode, day }) => `${schoolCode} ${day}`) };
    return { result: ids, acts: [{ what: "visit.plan", subject: supervisor, regionCode, details }] };
  });
}

function refuseVisit(visit: { readonly schoolCode: string; readonly isOwn: boolean; readonly isOpen: boolean }): void {
  if (!visit.isOwn)
    throw new Refusal("conflict", {
      zh: `学校 ${visit.schoolCode} 不归这名督学负责。`,
      en: `School ${visit.schoolCode} is not this supervisor's.`,
    });
  if (visit.isOpen)
    throw new Refusal("conflict", {
      zh: `学校 ${visit.schoolCode} 已有一次计划中的督导；先完成或取消它。`,
      en: `School ${visit.schoolCode} has a planned visit already: make it or cancel it first.`,
    });
}

/** Whether a visit is still to be made. */
export function isPlanned({ visited_on, cancelled_because }: VisitRow): boolean {
  return visited_on === null && cancelled_because === null;
}

/** What a visit found. */
export interface VisitMade {
  readonly regionCode: string;
  readonly visitId: string;
  readonly visitedOn: string;
  readonly summary: string;
  readonly findings: readonly Pick<NewFinding, "finding" | "dueOn">[];
}

/** Notes that a visit was made, with its findings, in one. @throws Refusal when there is none to be made */
export async function makeVisit(deps: VisitDeps, actor: Actor, made: VisitMade): Promise<void> {
  const { regionCode, visitId, visitedOn, summary } = made;
  const visit = await visitOrRefuse(deps, made);
  await record(deps.store, actor, async (writing) => {
    if (!(await changeVisit(writing, { regionCode, visitId }, { visited_on: visitedOn, summary }))) throw noVisit();
    const acts = [];
    for (const { finding, dueOn } of made.findings) {
      const found = { regionCode, schoolCode: visit.school_code, visitedOn, visitId, finding, dueOn };
      acts.push(await addFinding(writing, actor, found));
    }
    const details = { school: visit.school_code, on: visitedOn, findings: made.findings.length };
    return { result: undefined, acts: [{ what: "visit.make", subject: visitId, regionCode, details }, ...acts] };
  });
}

/** Moves a visit to another day, or cancels it with a reason. @throws Refusal when there is none to be made */
export async function moveVisit(
  deps: VisitDeps,
  actor: Actor,
  ask: {
    readonly regionCode: string;
    readonly visitId: string;
    readonly plannedOn: string | null;
    readonly reason: string;
  },
): Promise<void> {
  const { regionCode, visitId, plannedOn, reason } = ask;
  const change = plannedOn === null ? { cancelled_because: reason } : { planned_on: plannedOn };
  await record(deps.store, actor, async (writing) => {
    if (!(await changeVisit(writing, { regionCode, visitId }, change))) throw noVisit();
    const what = plannedOn === null ? "visit.cancel" : "visit.move";
    return { result: undefined, acts: [{ what, subject: visitId, regionCode, details: { ...change, reason } }] };
  });
}

async function visitOrRefuse(deps: VisitDeps, ask: Pick<VisitMade, "regionCode" | "visitId">): Promise<VisitRow> {
  const found = (await listVisits(deps.store, ask.regionCode)).find(({ visit_id: id }) => id === ask.visitId);
  if (found === undefined || !isPlanned(found)) throw noVisit();
  return found;
}

function noVisit(): Refusal {
  return new Refusal("not-found", {
    zh: "没有这次计划中的督导，或它已经完成、取消。",
    en: "There is no such planned visit within your reach, or it is made or cancelled already.",
  });
}
