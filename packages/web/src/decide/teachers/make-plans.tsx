import { Button, InputNumber } from "antd";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type { PlanInputsView, TeacherJobView } from "@youheng/server/api";
import { teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { askedOf, NOTHING_TYPED, type PlanAsk, SECONDS, yearsOf } from "./plan-ask.ts";
import type { YearPlace } from "./year-place.ts";

interface MakePlansProps {
  readonly place: YearPlace;
  readonly inputs: PlanInputsView;
  readonly busy: boolean;
  readonly started: (job: string) => void;
}

/** Begins a plan: of rotation, of resources with or without a budget, of groups. */
export function MakePlans({ place, inputs, busy, started }: MakePlansProps) {
  const { t } = useSpeech();
  const [typed, set] = useState<PlanAsk>(NOTHING_TYPED);
  const begin = useMutation({
    mutationFn: (kind: TeacherJobView["kind"]) =>
      tell<TeacherJobView>(`${teachersAt(place.region, place.year)}/jobs`, "POST", {
        standard: place.standard,
        ...askedOf(kind, typed),
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
  const change = (part: Partial<PlanAsk>): void => set((all) => ({ ...all, ...part }));
  return (
    <>
      <CommonFields typed={typed} set={change} inputs={inputs} />
      <div className="asks">
        <Ask kind="rotation">
          <p className="fine">{t("studio.inputs.rotationHint")}</p>
          {button("rotation")}
        </Ask>
        <Ask kind="resources">
          <MoneyFields typed={typed} set={change} />
          {button("resources")}
        </Ask>
        <Ask kind="groups">
          <GroupFields typed={typed} set={change} inputs={inputs} />
          {button("groups")}
        </Ask>
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

interface FieldsProps {
  readonly typed: PlanAsk;
  readonly set: (change: Partial<PlanAsk>) => void;
}

/** Of all three kinds: whose students are planned for, how long may be solved, and whether others are to check the model. */
function CommonFields({ typed, set, inputs }: FieldsProps & { readonly inputs: PlanInputsView }) {
  const { t } = useSpeech();
  const { enrolment, seconds, model } = typed;
  const enrol = (value: string): void =>
    set({ enrolment: value === "today" || value === "file" ? value : Number(value) });
  return (
    <div className="row">
      <label className="asks-for">
        {t("studio.enrolment")}
        <select value={String(enrolment)} onChange={(event) => enrol(event.target.value)}>
          <option value="today">{t("studio.enrolmentToday")}</option>
          {(inputs.forecast?.years ?? []).map((year) => (
            <option key={year} value={year}>
              {t("studio.enrolmentYear", { year })}
            </option>
          ))}
          {inputs.files.enrolment !== null && <option value="file">{t("studio.enrolmentFile")}</option>}
        </select>
      </label>
      <label className="asks-for">
        {t("studio.inputs.seconds")}
        <InputNumber
          min={1}
          max={600}
          value={seconds}
          onChange={(value) => set({ seconds: value })}
          placeholder={String(SECONDS)}
        />
      </label>
      <label className="asks-for">
        {t("studio.inputs.model")}
        <select
          value={model ?? ""}
          onChange={({ target: { value } }) => set({ model: value === "lp" || value === "mps" ? value : null })}
        >
          <option value="">{t("studio.inputs.noModel")}</option>
          <option value="lp">LP</option>
          <option value="mps">MPS</option>
        </select>
      </label>
    </div>
  );
}

/** How far a lead may be and how large a group; empty: as the policy says. */
function GroupFields({ typed, set, inputs }: FieldsProps & { readonly inputs: PlanInputsView }) {
  const { t } = useSpeech();
  const { reach_km, largest } = inputs.group_rules;
  return (
    <div className="ask-fields">
      <label className="ask-field">
        <span>{t("studio.inputs.reach")}</span>
        <InputNumber
          min={0.1}
          max={500}
          value={typed.reachKm}
          onChange={(value) => set({ reachKm: value })}
          placeholder={String(reach_km)}
        />
      </label>
      <label className="ask-field">
        <span>{t("studio.inputs.largest")}</span>
        <InputNumber
          min={2}
          max={100}
          precision={0}
          value={typed.largest}
          onChange={(value) => set({ largest: value })}
          placeholder={String(largest)}
        />
      </label>
    </div>
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
  const at = `${teachersAt(place.region, place.year)}/jobs/${job.job_id}`;
  const stop = useMutation({ mutationFn: () => tell(at, "DELETE") });
  if (job.state === "done")
    return job.has_model ? (
      <p className="job-line">
        <a href={`${at}/model`} download>
          {t("studio.inputs.takeModel")}
        </a>
      </p>
    ) : null;
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
