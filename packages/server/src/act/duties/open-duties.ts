import { schoolYearSpan, type Words } from "@youheng/kernel/model";
import {
  type DutyHolder,
  type KeptDraw,
  listCampaigns,
  listDraws,
  listDutyHolders,
  listSchoolForms,
  listVisits,
  type SchoolForm,
  type VisitRow,
} from "../../store/index.ts";
import type { PeoplePolicy } from "../../policy/index.ts";
import { findingsOfRegion, type StandingFinding } from "../findings-of-region.ts";
import { isPlanned } from "../plan-visits.ts";
import { type StandingMeasure, standingMeasures } from "../standing-measures.ts";
import { standingTasks, type StandingTask, type TaskDeps } from "../standing-tasks.ts";

export interface DutyDeps extends TaskDeps {
  readonly people: PeoplePolicy;
}

export type DutyKind = "task" | "measure" | "finding-answer" | "finding-close" | "visit" | "form" | "campaign" | "draw";

/** Something that somebody is to do by a day, and that is not done yet. */
export interface Duty {
  readonly kind: DutyKind;
  /** "task:…", "measure:…", "finding:…", "finding-close:…", "visit:…", "form:2026:…", "campaign:2026", "draw:…" */
  readonly subject: string;
  readonly regionCode: string;
  /** null: of the county's own offices */
  readonly schoolCode: string | null;
  /** no more than may stand in a letter: no figures, nobody's remarks */
  readonly title: Words;
  readonly dueOn: string;
  /** account named for it; null: nobody is */
  readonly holder: string | null;
  /** name of the account that gave it */
  readonly givenBy: string;
  /** the line of the table of permissions that is needed to do it */
  readonly action: string;
  /** whether the people of its school do it when nobody is named, rather than whoever gave it */
  readonly ofSchool: boolean;
  /** it cannot be done yet: another must do his part first */
  readonly waits: boolean;
}

/** Everything in a region that is open today, within reach. */
export async function openDuties(deps: DutyDeps, regionCode: string): Promise<readonly Duty[]> {
  const holders = new Map((await listDutyHolders(deps.store, regionCode)).map((one) => [one.subject, one]));
  const tasks = (await standingTasks(deps, regionCode)).filter(({ due }) => due.state !== "closed");
  const measures = (await standingMeasures(deps, regionCode)).filter(({ due }) => due.state !== "closed");
  const supervising = { store: deps.store, now: deps.now, rules: deps.people.act };
  const findings = (await findingsOfRegion(supervising, regionCode)).filter(({ due }) => due.state !== "closed");
  const visits = (await listVisits(deps.store, regionCode)).filter(isPlanned);
  const draws = (await listDraws(deps.store, { regionCode })).filter(
    (one) => one.drawnAt === null && one.abandonedAt === null,
  );
  return [
    ...tasks.map((one) => ofTask(one, regionCode)),
    ...measures.map(ofMeasure),
    ...findings.flatMap(ofFinding),
    ...visits.map(ofVisit),
    ...draws.map(ofDraw),
    ...(await ofCampaigns(deps, regionCode)),
  ].map((duty) => ({ ...duty, holder: holderOf(duty, holders) }));
}

type Unheld = Omit<Duty, "holder">;

function holderOf({ subject }: Unheld, holders: ReadonlyMap<string, DutyHolder>): string | null {
  return holders.get(subject)?.account_id ?? null;
}

function ofTask({ task }: StandingTask, regionCode: string): Unheld {
  const { task_id, school_code: schoolCode, title, due_on: dueOn, created_by: givenBy } = task;
  return {
    kind: "task",
    subject: `task:${task_id}`,
    regionCode,
    schoolCode,
    title: { zh: title, en: title },
    dueOn,
    givenBy,
    action: "act.report",
    ofSchool: schoolCode !== null,
    waits: false,
  };
}

function ofMeasure({ row }: StandingMeasure): Unheld {
  const { region_code: regionCode, measure_id, school_code: schoolCode, title, ends_on: dueOn } = row;
  return {
    kind: "measure",
    subject: `measure:${measure_id}`,
    regionCode,
    schoolCode,
    title: { zh: title, en: title },
    dueOn,
    givenBy: row.created_by,
    action: "act.report",
    ofSchool: schoolCode !== null,
    waits: false,
  };
}

/** The school answers, then the supervisor checks and closes: two duties, so that whoever leaves hands over his own. */
function ofFinding({ row, standing }: StandingFinding): readonly Unheld[] {
  const { region_code: regionCode, school_code: schoolCode, created_by: givenBy } = row;
  const common = { regionCode, schoolCode, dueOn: standing.dueOn, givenBy };
  const isWithSchool = standing.state === "open";
  const close: Unheld = {
    ...common,
    kind: "finding-close",
    subject: `finding-close:${row.finding_id}`,
    title: { zh: `复查整改、销号（${row.visited_on} 到校）`, en: `Check and close a finding of ${row.visited_on}` },
    action: "supervision.write",
    ofSchool: false,
    waits: isWithSchool,
  };
  if (!isWithSchool) return [close];
  const answer: Unheld = {
    ...common,
    kind: "finding-answer",
    subject: `finding:${row.finding_id}`,
    title: { zh: `督导整改（${row.visited_on} 到校）`, en: `Rectify a finding of the visit on ${row.visited_on}` },
    action: "supervision.answer",
    ofSchool: true,
    waits: false,
  };
  return [answer, close];
}

function ofVisit(row: VisitRow): Unheld {
  return {
    kind: "visit",
    subject: `visit:${row.visit_id}`,
    regionCode: row.region_code,
    schoolCode: row.school_code,
    title: { zh: `到校督导（${row.planned_on}）`, en: `Visit a school on ${row.planned_on}` },
    dueOn: row.planned_on,
    givenBy: row.supervisor,
    action: "supervision.write",
    ofSchool: false,
    waits: false,
  };
}

function ofDraw(draw: KeptDraw): Unheld {
  const { zh, en } = draw.rules.title;
  return {
    kind: "draw",
    subject: `draw:${draw.drawId}`,
    regionCode: draw.regionCode,
    schoolCode: null,
    title: { zh: `摇号：${zh}`, en: `Draw: ${en === "" ? zh : en}` },
    dueOn: draw.drawDate,
    givenBy: draw.createdBy,
    action: "draw.run",
    ofSchool: false,
    waits: false,
  };
}

async function ofCampaigns({ store }: DutyDeps, regionCode: string): Promise<readonly Unheld[]> {
  const open = (await listCampaigns(store)).filter(
    (one) => one.region_code === regionCode && one.published_number === null,
  );
  const duties: Unheld[] = [];
  for (const campaign of open) {
    const { school_year: schoolYear, deadline, opened_by: givenBy } = campaign;
    const years = schoolYearSpan(schoolYear);
    duties.push({
      kind: "campaign",
      subject: `campaign:${schoolYear}`,
      regionCode,
      schoolCode: null,
      title: { zh: `${years} 学年填报：收齐、审核、发布`, en: `The ${years} return: collect, check, publish` },
      dueOn: deadline,
      givenBy,
      action: "campaign.run",
      ofSchool: false,
      waits: false,
    });
    const forms = await listSchoolForms(store, { regionCode, schoolYear });
    duties.push(...forms.filter(isWithSchool).map((form) => ofForm(form, deadline, givenBy)));
  }
  return duties;
}

function isWithSchool({ state }: SchoolForm): boolean {
  return state === "filling" || state === "returned";
}

function ofForm(form: SchoolForm, dueOn: string, givenBy: string): Unheld {
  const { region_code: regionCode, school_code: schoolCode, school_year: year, school_name: name } = form;
  return {
    kind: "form",
    subject: `form:${year}:${schoolCode}`,
    regionCode,
    schoolCode,
    title: { zh: `${name}：${schoolYearSpan(year)} 学年填报`, en: `${name}: the ${schoolYearSpan(year)} return` },
    dueOn,
    givenBy,
    action: "form.fill",
    ofSchool: true,
    waits: false,
  };
}
