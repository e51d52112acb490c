import { queryOptions } from "@tanstack/react-query";
import type {
  DeputyView,
  EvidenceView,
  HeldDutyView,
  LeavingView,
  MailChoiceView,
  MailView,
  OwnDeputyView,
  OwnDutyView,
  RequirementAnswerView,
  StrandedView,
} from "@youheng/server/api";
import { ask } from "./ask.ts";

/** What the pages of duties, evidence, mail and hand-over ask the server for. */
const aMinute = 60_000;

/** What is due for whoever is signed in; asked again now and then, because the day goes on. */
export const ownDutiesQuestion = queryOptions({
  queryKey: ["act", "own-duties"],
  queryFn: () => ask<OwnDutyView[]>("/api/account/duties"),
  staleTime: aMinute,
});

export const heldDutiesQuestion = (region: string) =>
  queryOptions({
    queryKey: ["act", region, "duties"],
    queryFn: () => ask<HeldDutyView[]>(`/api/regions/${encodeURIComponent(region)}/duties`),
  });

export const mailChoiceQuestion = queryOptions({
  queryKey: ["mail-choice"],
  queryFn: () => ask<MailChoiceView>("/api/account/mail"),
});

export const mailQuestion = queryOptions({ queryKey: ["mail"], queryFn: () => ask<MailView>("/api/mail") });

export const leavingQuestion = (account: string) =>
  queryOptions({
    queryKey: ["people", account, "duties"],
    queryFn: () => ask<LeavingView>(`/api/people/${account}/duties`),
    staleTime: 0,
  });

export const strandedQuestion = queryOptions({
  queryKey: ["people", "stranded"],
  queryFn: () => ask<StrandedView[]>("/api/people/stranded"),
});

export const deputiesQuestion = queryOptions({
  queryKey: ["people", "deputies"],
  queryFn: () => ask<DeputyView[]>("/api/people/deputies"),
});

export const ownDeputyQuestion = queryOptions({
  queryKey: ["act", "own-deputy"],
  queryFn: () => ask<OwnDeputyView>("/api/account/deputy"),
});

export const calendarQuestion = queryOptions({
  queryKey: ["account", "calendar"],
  queryFn: () => ask<{ readonly is_open: boolean }>("/api/account/calendar"),
});

/** Of what something is evidence, and where. School "-": of the county's own offices. */
export interface EvidenceOf {
  readonly region: string;
  readonly school: string;
  /** "task:…", "finding:…", "requirement:2026:…" */
  readonly subject: string;
}

/** The address of a school's evidence, and of what is done with it. */
export function evidencePath({ region, school }: Pick<EvidenceOf, "region" | "school">): string {
  return `/api/regions/${encodeURIComponent(region)}/schools/${encodeURIComponent(school)}/evidence`;
}

export const evidenceQuestion = (of: EvidenceOf) =>
  queryOptions({
    queryKey: ["evidence", of.region, of.school, of.subject],
    queryFn: () => ask<EvidenceView[]>(`${evidencePath(of)}?subject=${encodeURIComponent(of.subject)}`),
  });

/** Which year of which region, by which standard. */
export interface AnswersOf {
  readonly region: string;
  readonly year: string;
  readonly standard: string;
}

/** The address of a year's answers. */
export function answersPath({ region, year }: Pick<AnswersOf, "region" | "year">): string {
  return `/api/regions/${encodeURIComponent(region)}/years/${encodeURIComponent(year)}/requirements`;
}

export const answersQuestion = (of: AnswersOf) =>
  queryOptions({
    queryKey: ["requirement-answers", of.region, of.year, of.standard],
    queryFn: () => ask<RequirementAnswerView[]>(`${answersPath(of)}?standard=${encodeURIComponent(of.standard)}`),
  });
