import { useQuery } from "@tanstack/react-query";
import {
  type GroupsPlan,
  jointWords,
  type OwnPlan,
  type ResourcesPlan,
  type RotationPlan,
} from "@youheng/kernel/decide";
import type { Words } from "@youheng/kernel/model";
import { standardQuestion } from "../../ask/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { PlanDocument } from "./plan-of.ts";
import { useYearPlace } from "./year-place.ts";

/**
 * What a plan says: its moves, measures or groups, each with its reason; and what no plan can do.
 *
 * @param quiet  the rules that it breaks are said elsewhere on the page
 */
export function PlanDetail({ document, quiet = false }: { readonly document: PlanDocument; readonly quiet?: boolean }) {
  const { t, say } = useSpeech();
  return (
    <>
      {!quiet && document.because.length > 0 && (
        <section className="panel notice-short" role="alert">
          <h2>{t(document.plan === "own" ? "teachers.ownBecause" : "teachers.because")}</h2>
          <ul className="reasons">
            {document.because.map((words) => (
              <li key={words.zh}>{say(words)}</li>
            ))}
          </ul>
        </section>
      )}
      <LocalRules document={document} />
      {(document.plan === "rotation" || document.plan === "resources") && <OutOfReach plan={document} />}
      {(document.plan === "rotation" || document.plan === "own") && <Moves plan={document} />}
      {(document.plan === "resources" || document.plan === "own") && <Resources plan={document} />}
      {document.plan === "resources" && <Years plan={document} />}
      {(document.plan === "groups" || document.plan === "own") && <Groups plan={document} />}
    </>
  );
}

/** What the district changed of the usual rules, where the plan is one of rotation. */
function LocalRules({ document }: { readonly document: PlanDocument }) {
  const { t, say, language } = useSpeech();
  const local =
    document.plan === "rotation" ? document.rules.local : document.plan === "own" ? document.local_rules : [];
  // plans kept by an earlier version do not say
  if (local === undefined || local.length === 0) return null;
  const what = local.map((one) => `${say(one.says)} ${valueWords(one.usual)} → ${valueWords(one.own)}`);
  return <p className="notice">{t("studio.rules.changed", { what: what.join(language === "zh" ? "；" : "; ") })}</p>;
}

function valueWords(value: number | boolean | string): string {
  return value === true ? "✓" : value === false ? "✗" : String(value);
}

/** What stays out of reach, and the smallest change that would reach it. Plans kept by an earlier version may not say. */
function OutOfReach({ plan }: { readonly plan: RotationPlan | ResourcesPlan }) {
  const { t, say } = useSpeech();
  const lacks = plan.plan === "rotation" ? plan.out_of_reach : [];
  const easings: readonly Words[] | undefined = plan.easings;
  const stays = [...lacks, ...(easings ?? [])];
  if (stays.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t(plan.plan === "rotation" ? "teachers.stays" : "teachers.reach")}</h2>
      <ul className="reasons">
        {stays.map((words) => (
          <li key={words.zh}>{say(words)}</li>
        ))}
      </ul>
    </section>
  );
}

function Moves({ plan }: { readonly plan: Pick<RotationPlan | OwnPlan, "moves"> }) {
  const { t, language } = useSpeech();
  return (
    <>
      {plan.moves.length > 0 && (
        <section className="panel">
          <h2>{t("teachers.movesTitle", { n: plan.moves.length })}</h2>
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("teachers.figures.teachers")}</th>
                  <th scope="col">{t("teachers.from")}</th>
                  <th scope="col">{t("teachers.to")}</th>
                  <th scope="col">{t("teachers.subject")}</th>
                  <th scope="col">{t("teachers.why")}</th>
                </tr>
              </thead>
              <tbody>
                {plan.moves.map((move, i) => (
                  <tr key={`${move.teacher}${i}`}>
                    <th scope="row" className="figures">
                      {move.teacher}
                    </th>
                    <td>{move.from_name}</td>
                    <td>{move.to_name}</td>
                    <td>{move.subject}</td>
                    <td className="why-cell">{language === "zh" ? move.because : move.because_en}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  );
}

function Resources({ plan }: { readonly plan: ResourcesPlan | OwnPlan }) {
  const { t, say, unit, language } = useSpeech();
  const place = useYearPlace();
  const standard = useQuery(standardQuestion(place.standard));
  const called = (id: string): Words => {
    const found = standard.data?.standard.indicators.find((one) => one.id === id);
    return found?.short ?? found?.name ?? { zh: id, en: id };
  };
  const nameOf = (id: string): string => say(jointWords(id, called));
  if (plan.plan === "own" && plan.measures.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("teachers.measuresTitle", { n: plan.measures.length })}</h2>
      {plan.plan === "resources" &&
        plan.notes?.map((words) => (
          <p key={words.zh} className="fine">
            {say(words)}
          </p>
        ))}
      {plan.plan === "resources" && plan.next_million !== null && (
        <p>{t("teachers.nextMillion", { n: plan.next_million.sections_more })}</p>
      )}
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("teachers.school")}</th>
              <th scope="col">{t("teachers.measure")}</th>
              <th scope="col" className="num">
                {t("teachers.amount")}
              </th>
              <th scope="col" className="num">
                {t("teachers.yuan")}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.measures.map((one) => (
              <tr key={`${one.school_code}${one.column}`}>
                <th scope="row">{one.school_name}</th>
                <td>{nameOf(one.indicator)}</td>
                <td className="num figures">
                  {printAmount(one.amount, language)} {unit(one.unit)}
                </td>
                <td className="num figures">
                  {one.cost_yuan === null ? t("studio.noCost") : printAmount(one.cost_yuan, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const TEN_THOUSAND = 10_000;

/** What is done in which year, and how many sections meet by then; which an earlier version did not say. */
function Years({ plan }: { readonly plan: ResourcesPlan }) {
  const { t, language } = useSpeech();
  if (plan.years.length === 0) return null;
  const money = (yuan: number): string => printAmount(yuan / TEN_THOUSAND, language);
  return (
    <section className="panel">
      <h2>{t("studio.inputs.yearsTitle")}</h2>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("studio.inputs.year")}</th>
              <th scope="col">{t("teachers.school")}</th>
              <th scope="col" className="num">
                {t("studio.inputs.yearBudget")}
              </th>
              <th scope="col" className="num">
                {t("studio.inputs.yearSpent")}
              </th>
              <th scope="col" className="num">
                {t("studio.inputs.yearMeeting")}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.years.map(({ year, budget_yuan, spent_yuan, sections_meeting, schools }) => (
              <tr key={year}>
                <th scope="row">{t("studio.inputs.yearNumber", { n: year })}</th>
                <td>{schools.map(({ school_name }) => school_name).join(language === "zh" ? "、" : ", ") || "—"}</td>
                <td className="num figures">{money(budget_yuan)}</td>
                <td className="num figures">{money(spent_yuan)}</td>
                <td className="num figures">{(sections_meeting as number | undefined) ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Groups({ plan }: { readonly plan: GroupsPlan | OwnPlan }) {
  const { t, say, language } = useSpeech();
  const left = plan.plan === "groups" ? plan.ungrouped : [];
  if (plan.groups.length === 0 && left.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("teachers.groupsTitle", { n: plan.groups.length })}</h2>
      <ul className="group-list">
        {plan.groups.map((group) => (
          <li key={group.lead}>
            <strong>
              {group.lead_name} <span className="fine">{t("teachers.leads")}</span>
            </strong>
            <ul>
              {group.members.map((member) => (
                <li key={member.school_code}>
                  {member.school_name}{" "}
                  <span className="fine">{language === "zh" ? member.because : member.because_en}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <h3>{t("teachers.left")}</h3>
          <ul className="reasons">
            {left.map((one) => (
              <li key={one.school_code}>
                {one.school_name}: {say(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
