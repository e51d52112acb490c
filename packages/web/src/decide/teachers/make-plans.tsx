import { Button, InputNumber } from "antd";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type { EnrolmentAsked, PlanInputsView, TeacherJobView } from "@youheng/server/api";
import { teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { YearPlace } from "./year-place.ts";

const SECONDS = 60;
const TEN_THOUSAND = 10_000;

interface MakePlansProps {
  readonly place: YearPlace;
  readonly inputs: PlanInputsView;
  readonly busy: boolean;
  readonly started: (job: string) => void;
}

/** Begins a plan: of rotation, of resources with or without a budget, of groups. */
export function MakePlans({ place, inputs, busy, started }: MakePlansProps) {
  const { t } = useSpeech();
  const [typed, set] = useState<TypedMoney>(NO_MONEY);
  const begin = useMutation({
    mutationFn: (kind: TeacherJobView["kind"]) =>
      tell<TeacherJobView>(`${teachersAt(place.region, place.year)}/jobs`, "POST", {
        kind,
        standard: place.standard,
        seconds: SECONDS,
        ...(kind === "resources" ? moneyOf(typed) : {}),
        enrolment: typed.enrolment,
      }),
    onSuccess: ({ job_id }) => started(job_id),
  });
  const isOff = (kind: TeacherJobView["kind"]): boolean =>
    busy ||
    (kind === "rotation" && inputs.files.roster === null) ||
    (kind === "resources" && (inputs.files.costs === null || yearsOf(typed.years) === "wrong"));
  const button = (kind: TeacherJobView["kind"]) => (
    <Button
      type="primary"
      disabled={isOff(kind)}
      loading={begin.isPending && begin.variables === kind}
      onClick={() => begin.mutate(kind)}
    >
      {t(`teachers.make.${kind}`)}
    </Button>
  );
  const change = (part: Partial<TypedMoney>): void => set((all) => ({ ...all, ...part }));
  return (
    <>
      <EnrolmentField typed={typed} set={change} inputs={inputs} />
      <div className="asks">
        <Ask kind="rotation">{button("rotation")}</Ask>
        <Ask kind="resources">
          <MoneyFields typed={typed} set={change} />
          {button("resources")}
        </Ask>
        <Ask kind="groups">{button("groups")}</Ask>
      </div>
      {begin.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={begin.error} />
        </div>
      )}
    </>
  );
}

/** One kind of plan: what it is good for, what it is asked, and its button. */
function Ask({ kind, children }: { readonly kind: TeacherJobView["kind"]; readonly children: ReactNode }) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <section className="ask" aria-labelledby={id}>
      <h2 id={id}>{t(`teachers.kinds.${kind}`)}</h2>
      <p className="fine">{t(`teachers.about.${kind}`)}</p>
      {children}
    </section>
  );
}

interface TypedMoney {
  readonly budget: number | null;
  /** budgets of the coming years as they are typed, in 10,000 yuan */
  readonly years: string;
  readonly goal: "sections" | "cv";
  readonly enrolment: EnrolmentAsked;
}

const NO_MONEY: TypedMoney = { budget: null, years: "", goal: "sections", enrolment: "today" };

/** Yuan of each year; null: none are typed. */
function yearsOf(text: string): readonly number[] | null | "wrong" {
  if (text.trim() === "") return null;
  const years = text.split(/[,，、\s]+/).filter((part) => part !== "");
  const yuan = years.map((part) => Number(part) * TEN_THOUSAND);
  return yuan.every((one) => one >= 0 && Number.isFinite(one)) ? yuan : "wrong";
}

/** What is asked of the money. */
function moneyOf({ budget, goal, years }: TypedMoney) {
  const yearly = yearsOf(years);
  return {
    budget_yuan: budget === null ? null : budget * TEN_THOUSAND,
    goal,
    yearly_yuan: yearly === "wrong" ? null : yearly,
  };
}

interface FieldsProps {
  readonly typed: TypedMoney;
  readonly set: (change: Partial<TypedMoney>) => void;
}

/** Whose students all three kinds are planned for. */
function EnrolmentField({ typed, set, inputs }: FieldsProps & { readonly inputs: PlanInputsView }) {
  const { t } = useSpeech();
  const enrol = (value: string): void =>
    set({ enrolment: value === "today" || value === "file" ? value : Number(value) });
  return (
    <label className="asks-for">
      {t("studio.enrolment")}
      <select value={String(typed.enrolment)} onChange={(event) => enrol(event.target.value)}>
        <option value="today">{t("studio.enrolmentToday")}</option>
        {(inputs.forecast?.years ?? []).map((year) => (
          <option key={year} value={year}>
            {t("studio.enrolmentYear", { year })}
          </option>
        ))}
        {inputs.files.enrolment !== null && <option value="file">{t("studio.enrolmentFile")}</option>}
      </select>
    </label>
  );
}

/** How money within a budget is spent, and over which years. */
function MoneyFields({ typed, set }: FieldsProps) {
  const { t } = useSpeech();
  const { budget, goal, years } = typed;
  const wrong = yearsOf(years) === "wrong";
  return (
    <div className="ask-fields">
      <label className="ask-field">
        <span>{t("teachers.budget")}</span>
        <InputNumber
          min={0}
          value={budget}
          onChange={(value) => set({ budget: value })}
          placeholder={t("teachers.budgetNone")}
          aria-describedby="budget-hint"
        />
        <small id="budget-hint" className="fine">
          {t("teachers.budgetHint")}
        </small>
      </label>
      <label className="ask-field">
        <span>{t("studio.inputs.goal")}</span>
        <select value={goal} onChange={(event) => set({ goal: event.target.value === "cv" ? "cv" : "sections" })}>
          <option value="sections">{t("studio.inputs.goalSections")}</option>
          <option value="cv">{t("studio.inputs.goalCv")}</option>
        </select>
      </label>
      <label className="ask-field">
        <span>{t("studio.inputs.years")}</span>
        <input
          type="text"
          value={years}
          placeholder="500, 300, 300"
          aria-invalid={wrong}
          aria-describedby="years-hint"
          onChange={(event) => set({ years: event.target.value })}
        />
        <small id="years-hint" className="fine" role={wrong ? "alert" : undefined}>
          {t(wrong ? "studio.inputs.badYears" : "studio.inputs.yearsHint")}
        </small>
      </label>
    </div>
  );
}

/** How the solving stands; it can be ended with the best plan so far. */
export function JobLine({ place, job }: { readonly place: YearPlace; readonly job: TeacherJobView }) {
  const { t, language } = useSpeech();
  const stop = useMutation({
    mutationFn: () => tell(`${teachersAt(place.region, place.year)}/jobs/${job.job_id}`, "DELETE"),
  });
  if (job.state === "done") return null;
  if (job.state === "failed")
    return (
      <p role="alert" className="notice notice-short">
        {t("teachers.failed")}
      </p>
    );
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined ? "—" : printAmount(value, language);
  return (
    <p role="status" className="row job-line">
      <span>{t("teachers.solving", { seconds: Math.round(job.progress?.seconds ?? 0) })}</span>
      <span className="fine figures">
        {t("teachers.best", { objective: shown(job.progress?.objective), bound: shown(job.progress?.bound) })}
      </span>
      <Button size="small" onClick={() => stop.mutate()} loading={stop.isPending}>
        {t("teachers.stop")}
      </Button>
    </p>
  );
}
