import { App, Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeCount, type HandPlan, handPlanOf, joinedPlans, NO_CHANGES, type OwnPlan } from "@youheng/kernel/decide";
import type { EnrolmentAsked, StudioView, TeacherPlanView } from "@youheng/server/api";
import { planInputsQuestion, teacherPlanQuestion, teacherPlansQuestion, teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printNumber } from "../../text/index.ts";
import { useYearPlace } from "../teachers/year-place.ts";
import type { LinkStanding } from "./use-link.ts";
import type { useHistory } from "./use-history.ts";

const TEN_THOUSAND = 10_000;

interface ToolsProps {
  readonly history: ReturnType<typeof useHistory>;
  readonly ms: number;
  readonly view: StudioView;
  readonly enrolment: EnrolmentAsked;
  readonly enrol: (enrolment: EnrolmentAsked) => void;
  readonly plans: readonly TeacherPlanView[];
  readonly beside: readonly string[];
  readonly toggle: (id: string) => void;
  readonly own: OwnPlan;
  readonly standing: LinkStanding;
}

/** Back and forth, whose students, the budget, plans to begin from, the link, and the way to keep what was made. */
export function StudioTools(props: ToolsProps) {
  const { history, ms, view, enrolment, enrol, plans, beside, toggle, own, standing } = props;
  const { t } = useSpeech();
  const { message } = App.useApp();
  const { plan, change } = history;
  const copy = (): void =>
    void navigator.clipboard
      .writeText(window.location.href)
      .then(() => message.success(t("studio.copied")))
      .catch(() => message.info(window.location.href));
  return (
    <section className="panel no-print">
      <div className="studio-tools">
        <Button disabled={!history.canUndo} onClick={history.undo} title={t("studio.undoHint")}>
          {t("studio.undo")}
        </Button>
        <Button disabled={!history.canRedo} onClick={history.redo} title={t("studio.undoHint")}>
          {t("studio.redo")}
        </Button>
        <Button disabled={changeCount(plan) === 0} onClick={() => change(() => NO_CHANGES)}>
          {t("studio.clear")}
        </Button>
        <Button onClick={copy} disabled={standing.at === "page"}>
          {t("studio.link")}
        </Button>
        <EnrolmentChoice enrolment={enrolment} enrol={enrol} />
        <Budget plan={plan} change={change} />
        <span className="fine speed figures" role="status" data-ms={ms}>
          {t("studio.changes", { n: changeCount(plan) })} · {t("studio.speed", { ms })}
        </span>
      </div>
      {standing.at === "server" && <p className="fine">{t("studio.longLink")}</p>}
      <Figures own={own} />
      {view.as_today.length > 0 && <p className="fine">{t("studio.asToday", { n: view.as_today.length })}</p>}
      <Beginnings plans={plans} beside={beside} toggle={toggle} change={change} />
      <KeepOwn plan={plan} enrolment={enrolment} />
    </section>
  );
}

/** What every change is watched by: from today to the plan. */
function Figures({ own }: { readonly own: OwnPlan }) {
  const { t, language } = useSpeech();
  const { before, after, teachers_short, cost_yuan } = own;
  const amount = (value: number): string => printAmount(value, language);
  const figures = [
    [t("teachers.table.meeting"), `${before.sections_meeting} → ${after.sections_meeting}`],
    [t("teachers.table.short"), `${before.sections_short} → ${after.sections_short}`],
    [t("studio.teacherShort"), `${teachers_short.before} → ${teachers_short.after}`],
    [t("teachers.table.moves"), amount(own.moves.length)],
    [t("teachers.table.km"), amount(own.distance_km)],
    [
      t("teachers.table.cost"),
      cost_yuan === null ? t("studio.noCost") : printNumber(cost_yuan / TEN_THOUSAND, 1, language),
    ],
    [t("studio.brokenRow"), amount(own.because.length)],
  ] as const;
  return (
    <dl className="studio-figures" aria-live="polite">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function EnrolmentChoice({ enrolment, enrol }: Pick<ToolsProps, "enrolment" | "enrol">) {
  const { t } = useSpeech();
  const place = useYearPlace();
  const inputs = useQuery(planInputsQuestion(place.region, place.year, place.standard));
  const years = inputs.data?.forecast?.years ?? (typeof enrolment === "number" ? [enrolment] : []);
  const take = (value: string): void => enrol(value === "today" || value === "file" ? value : Number(value));
  return (
    <label>
      {t("studio.enrolment")}
      <select value={String(enrolment)} onChange={(event) => take(event.target.value)}>
        <option value="today">{t("studio.enrolmentToday")}</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {t("studio.enrolmentYear", { year })}
          </option>
        ))}
        {((inputs.data?.files.enrolment ?? null) !== null || enrolment === "file") && (
          <option value="file">{t("studio.enrolmentFile")}</option>
        )}
      </select>
    </label>
  );
}

type Change = ToolsProps["history"]["change"];

function Budget({ plan, change }: { readonly plan: HandPlan; readonly change: Change }) {
  const { t } = useSpeech();
  const shown = plan.budget_yuan === null ? "" : String(plan.budget_yuan / TEN_THOUSAND);
  const set = (text: string): void => {
    const value = Number(text);
    if (text === "") change((one) => ({ ...one, budget_yuan: null }));
    else if (value >= 0) change((one) => ({ ...one, budget_yuan: Math.round(value * TEN_THOUSAND) }));
  };
  return (
    <label>
      {t("studio.budget")}
      <input type="number" min={0} value={shown} placeholder="—" onChange={(event) => set(event.target.value)} />
    </label>
  );
}

interface BeginningsProps extends Pick<ToolsProps, "plans" | "beside" | "toggle"> {
  readonly change: Change;
}

/** The plans that were kept: each can be laid beside, or taken into one's own. */
function Beginnings({ plans, beside, toggle, change }: BeginningsProps) {
  const { t } = useSpeech();
  const place = useYearPlace();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: (id: string) => client.fetchQuery(teacherPlanQuestion(place.region, place.year, id)),
    onSuccess: (document) => change((plan) => joinedPlans(plan, handPlanOf(document))),
  });
  if (plans.length === 0) return null;
  return (
    <ul className="kept-plans">
      {plans.map((plan) => (
        <li key={plan.plan_id} className="row">
          <span>
            {plan.name} <span className="fine">{t(`teachers.kinds.${plan.kind}`)}</span>
          </span>
          <label>
            <input type="checkbox" checked={beside.includes(plan.plan_id)} onChange={() => toggle(plan.plan_id)} />{" "}
            {t("studio.beside")}
          </label>
          <Button
            size="small"
            loading={take.isPending && take.variables === plan.plan_id}
            onClick={() => take.mutate(plan.plan_id)}
          >
            {t("studio.take")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function KeepOwn({ plan, enrolment }: { readonly plan: HandPlan; readonly enrolment: EnrolmentAsked }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const place = useYearPlace();
  const client = useQueryClient();
  const [name, setName] = useState(t("studio.keepName"));
  const keep = useMutation({
    mutationFn: () =>
      tell(`${teachersAt(place.region, place.year)}/studio/plans`, "POST", {
        name,
        standard: place.standard,
        enrolment,
        plan,
      }),
    onSuccess: async () => {
      void message.success(t("studio.kept"));
      await client.invalidateQueries({ queryKey: teacherPlansQuestion(place.region, place.year).queryKey });
    },
  });
  return (
    <>
      <p className="row">
        <label>
          {t("teachers.name")}{" "}
          <Input className="plan-name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <Button
          type="primary"
          disabled={changeCount(plan) === 0 || name.trim() === ""}
          loading={keep.isPending}
          onClick={() => keep.mutate()}
        >
          {t("studio.keep")}
        </Button>
      </p>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
    </>
  );
}
