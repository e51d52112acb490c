import { App, Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { RequirementAnswerView, VersionView } from "@youheng/server/api";
import { type AnswersOf, answersPath, answersQuestion, standardsQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { EvidenceList } from "./evidence-list.tsx";

/** What the standard judges by documents: evidence, confirmation, the answer; and the way of all answers into the return. */
export function AnswersPage() {
  const { t } = useSpeech();
  const { region = "", year = "" } = useParams({ strict: false });
  const standard = useQuery(standardsQuestion).data?.find((one) => one.id.includes("quality"))?.id;
  const of = { region, year, standard: standard ?? "" };
  const answers = useQuery({ ...answersQuestion(of), enabled: standard !== undefined });
  if (answers.error) return <Trouble error={answers.error} again={() => void answers.refetch()} />;
  if (answers.data === undefined) return <Waiting />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t("duty.answers.title")}</h1>
          <p className="lead">{t("duty.answers.lead")}</p>
        </div>
      </header>
      {answers.data.length === 0 ? (
        <p className="panel empty">{t("duty.answers.none")}</p>
      ) : (
        <>
          <Progress of={of} answers={answers.data} />
          {answers.data.map((one) => (
            <Requirement key={one.id} of={of} one={one} />
          ))}
        </>
      )}
    </div>
  );
}

/** True when the published return does not say what was answered. */
function differs({ answer, published }: RequirementAnswerView): boolean {
  return answer !== null && answer.yes !== published;
}

function Progress({ of, answers }: { readonly of: AnswersOf; readonly answers: readonly RequirementAnswerView[] }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const mayAnswer = useSession()?.account?.may.includes("requirement.answer") === true;
  const open = answers.filter(differs).length;
  const answered = answers.filter((one) => one.answer !== null).length;
  const draft = useMutation({
    mutationFn: () => tell<VersionView>(`${answersPath(of)}/draft`, "POST", { standard: of.standard }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["regions"] }),
  });
  return (
    <section className="panel answers-progress" aria-label={t("duty.answers.draft")}>
      <p>
        <strong>{t("duty.answers.progress", { n: answers.length, answered, open })}</strong>
      </p>
      <p className="fine">{t("duty.answers.draftHint")}</p>
      {mayAnswer && (
        <Button type="primary" disabled={open === 0} loading={draft.isPending} onClick={() => draft.mutate()}>
          {t("duty.answers.draft")}
        </Button>
      )}
      {draft.data !== undefined && (
        <p role="status" className="notice">
          {t("duty.answers.drafted", { version: draft.data.version_id })}{" "}
          <Link to="/regions/$region/$year/balance/sense" params={{ region: of.region, year: of.year }}>
            {t("duty.answers.toVersions")}
          </Link>
        </p>
      )}
      {draft.isError && <ProblemWords error={draft.error} />}
    </section>
  );
}

interface OneProps {
  readonly of: AnswersOf;
  readonly one: RequirementAnswerView;
}

function Requirement({ of, one }: OneProps) {
  const { t, say } = useSpeech();
  const subject = `requirement:${of.year}:${one.field}`;
  const published = one.published === null ? "none" : one.published ? "yes" : "no";
  return (
    <details className="panel answer">
      <summary>
        <span className={one.answer === null ? "state" : "state answer-given"}>
          {one.answer === null
            ? t("duty.answers.unanswered")
            : t(one.answer.yes ? "duty.answers.yes" : "duty.answers.no")}
        </span>
        <span className="answer-name">
          {say(one.name)} <small className="calm">{one.clause}</small>
        </span>
        <small className="calm">
          {t("duty.answers.evidence", { n: one.evidence, confirmed: one.confirmed })} ·{" "}
          {t(`duty.answers.published.${published}`)}
        </small>
      </summary>
      <p>
        <strong>{say(one.question)}</strong>
      </p>
      {one.vetoes && <p className="cell-error">{t("duty.answers.veto")}</p>}
      <p className="fine">
        {t("duty.answers.documents")}
        {one.documents.map(say).join(" · ")}
      </p>
      <AnswerForm of={of} one={one} />
      <EvidenceList of={{ region: of.region, school: "-", subject }} />
    </details>
  );
}

function AnswerForm({ of, one }: OneProps) {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayAnswer = useSession()?.account?.may.includes("requirement.answer") === true;
  const [yes, setYes] = useState(one.answer?.yes);
  const [remark, setRemark] = useState(one.answer?.remark ?? "");
  const save = useMutation({
    mutationFn: () =>
      tell<RequirementAnswerView[]>(answersPath(of), "POST", {
        standard: of.standard,
        field: one.field,
        yes,
        remark: remark.trim(),
      }),
    onSuccess: (all) => {
      void message.success(t("duty.answers.saved"));
      client.setQueryData(answersQuestion(of).queryKey, all);
    },
  });
  const when = (at: string): string => new Date(at).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB");
  return (
    <>
      {one.answer !== null && (
        <p className="fine">{t("duty.answers.answered", { who: one.answer.who, when: when(one.answer.at) })}</p>
      )}
      {mayAnswer && (
        <fieldset className="answer-form no-print">
          <legend className="sr-only">{t("duty.answers.answer")}</legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)}>
              <input type="radio" name={one.id} checked={yes === value} onChange={() => setYes(value)} />{" "}
              {t(value ? "duty.answers.yes" : "duty.answers.no")}
            </label>
          ))}
          <Input
            aria-label={t("duty.answers.remark")}
            placeholder={t("duty.answers.remark")}
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
          <Button disabled={yes === undefined} loading={save.isPending} onClick={() => save.mutate()}>
            {t("duty.answers.save")}
          </Button>
        </fieldset>
      )}
      {save.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={save.error} />
        </div>
      )}
    </>
  );
}
