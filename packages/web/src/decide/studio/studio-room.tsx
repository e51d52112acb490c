import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { compileStandard } from "@youheng/kernel/assess";
import {
  assessmentBrief,
  changeCount,
  type HandPlan,
  handPlanOf,
  judgeHandPlan,
  type OwnPlan,
  type StudioGround,
  studioFromJson,
  type StudioState,
  teacherIndicators,
} from "@youheng/kernel/decide";
import type { EnrolmentAsked, StudioView, TeacherPlanView } from "@youheng/server/api";
import { standardQuestion, studioQuestion, teacherPlanQuestion, teacherPlansQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { CompareTable } from "../teachers/compare-table.tsx";
import { KeptPlans } from "../teachers/kept-plans.tsx";
import type { PlanColumn, PlanDocument } from "../teachers/plan-of.ts";
import { PlanDetail } from "../teachers/plan-detail.tsx";
import { useYearPlace } from "../teachers/year-place.ts";
import { StudioHands } from "./studio-hands.tsx";
import { StudioTools } from "./studio-tools.tsx";
import { useHistory } from "./use-history.ts";
import { type LinkStanding, useLink } from "./use-link.ts";

interface RoomProps {
  /** the address that brought the state */
  readonly openedAt: string | undefined;
  readonly first: StudioState;
  readonly wrote: (s: string | undefined) => void;
}

/** Opens the studio on a ground, and keeps the state in the address. */
export function StudioRoom({ first, openedAt, wrote }: RoomProps) {
  const place = useYearPlace();
  const [enrolment, enrol] = useState<EnrolmentAsked>(first.enrolment);
  const studio = useQuery({
    ...studioQuestion(place.region, place.year, { standard: place.standard, enrolment }),
    placeholderData: keepPreviousData,
  });
  const standard = useQuery(standardQuestion(place.standard));
  const kept = useQuery(teacherPlansQuestion(place.region, place.year));
  const ground = useMemo(
    () =>
      studio.data === undefined || standard.data === undefined
        ? null
        : studioFromJson(compileStandard(standard.data), studio.data.ground),
    [studio.data, standard.data],
  );
  const error = studio.error ?? standard.error ?? kept.error;
  if (error) return <Trouble error={error} again={() => void studio.refetch()} />;
  if (ground === null || studio.data === undefined || kept.data === undefined) return <Waiting />;
  return (
    <StudioBench
      first={first}
      openedAt={openedAt}
      wrote={wrote}
      ground={ground}
      view={studio.data}
      plans={kept.data}
      enrolment={enrolment}
      enrol={enrol}
    />
  );
}

export interface BenchProps extends RoomProps {
  readonly ground: StudioGround;
  readonly view: StudioView;
  readonly plans: readonly TeacherPlanView[];
  readonly enrolment: EnrolmentAsked;
  readonly enrol: (enrolment: EnrolmentAsked) => void;
}

/** Plans beside at most, so that the columns can be read. */
const BESIDE = 3;

function StudioBench({ first, openedAt, wrote, ground, view, plans, enrolment, enrol }: BenchProps) {
  const { t } = useSpeech();
  const place = useYearPlace();
  const history = useHistory(first.plan);
  const { plan, change } = history;
  const [beside, lay] = useState<readonly string[]>(first.beside);
  const state = useMemo<StudioState>(
    () => ({ ground: view.digest, beside, enrolment, plan }),
    [view.digest, beside, enrolment, plan],
  );
  const standing = useLink(place, { state, first, openedAt }, wrote);
  const judged = useMemo(() => timed(ground, plan), [ground, plan]);
  const indicators = useMemo(() => teacherIndicators(ground), [ground]);
  const columns = useColumns({ ground, plans, beside, own: judged.own, isToday: enrolment === "today" });
  const toggle = (id: string): void =>
    lay((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id].slice(-BESIDE)));
  return (
    <>
      <LinkNotices isOtherGround={first.ground !== "" && first.ground !== view.digest} standing={standing} />
      <StudioTools
        standing={standing}
        history={history}
        ms={judged.ms}
        view={view}
        enrolment={enrolment}
        enrol={enrol}
        plans={plans}
        beside={beside}
        toggle={toggle}
        own={judged.own}
      />
      <StudioHands ground={ground} view={view} own={judged.own} change={change} />
      <CompareTable
        columns={columns}
        shown="own"
        teacherIndicators={indicators}
        {...(columns.length > 2 && { note: t("studio.sameGround") })}
      />
      {changeCount(plan) > 0 && (
        <details className="plan-lines">
          <summary>{t("studio.lines")}</summary>
          <PlanDetail document={judged.own} quiet />
        </details>
      )}
      <KeptPlans
        place={place}
        plans={plans}
        shown={undefined}
        look={(id) => (id === undefined ? undefined : toggle(id))}
      />
    </>
  );
}

/** What a link does not bring back: the figures of another ground, or anything, where the state could not be kept. */
function LinkNotices({
  isOtherGround,
  standing,
}: {
  readonly isOtherGround: boolean;
  readonly standing: LinkStanding;
}) {
  const { t } = useSpeech();
  return (
    <>
      {isOtherGround && (
        <p role="status" className="notice">
          {t("studio.otherGround")}
        </p>
      )}
      {standing.at === "page" && (
        <div role="alert" className="notice notice-short">
          <p>{t("studio.linkLost")}</p>
          <ProblemWords error={standing.error} />
        </div>
      )}
    </>
  );
}

interface ColumnsAsk extends Pick<BenchProps, "ground" | "plans"> {
  readonly beside: readonly string[];
  readonly own: OwnPlan;
  readonly isToday: boolean;
}

/** Today, the plans beside, and one's own: all carried out on the same ground. */
function useColumns({ ground, plans, beside, own, isToday }: ColumnsAsk): readonly PlanColumn[] {
  const { t } = useSpeech();
  const place = useYearPlace();
  const known = beside.filter((id) => plans.some(({ plan_id }) => plan_id === id));
  const documents = useQueries({
    queries: known.map((id) => teacherPlanQuestion(place.region, place.year, id)),
    combine: documentsOf,
  });
  const others = useMemo(
    () => documents.map((document) => (document === null ? null : onGround(ground, document))),
    [ground, documents],
  );
  return [
    {
      id: "today",
      name: isToday ? t("teachers.today") : t("studio.todayAs"),
      after: assessmentBrief(ground.before),
      document: null,
    },
    ...known.flatMap((id, i) => {
      const name = plans.find(({ plan_id }) => plan_id === id)?.name ?? id;
      const carried = others[i];
      return carried ? [{ id, name, ...carried }] : [];
    }),
    {
      id: "own",
      name: t("studio.own"),
      after: own.after,
      document: own,
      broken: own.because.length,
    },
  ];
}

/** A plan judged, and how long that took. */
function timed(ground: StudioGround, plan: HandPlan): { readonly own: OwnPlan; readonly ms: number } {
  const from = performance.now();
  const own = judgeHandPlan(ground, plan);
  return { own, ms: Math.max(1, Math.round(performance.now() - from)) };
}

/** The documents of plans as they arrive; null: not yet here. */
function documentsOf(
  results: readonly { readonly data: PlanDocument | undefined }[],
): readonly (PlanDocument | null)[] {
  return results.map(({ data }) => data ?? null);
}

/** A plan carried out on the ground of the studio. Where its teachers may not be seen, its own figures are shown. */
function onGround(ground: StudioGround, document: PlanDocument): Omit<PlanColumn, "id" | "name"> {
  const hidden = (document.plan === "rotation" || document.plan === "own") && ground.rotation === null;
  if (hidden) return { document, after: document.after };
  const judged = judgeHandPlan(ground, handPlanOf(document));
  return { document, after: judged.after, broken: judged.because.length };
}
