import { useQuery } from "@tanstack/react-query";
import type { GroupsPlan, ResourcesPlan, RotationPlan } from "@youheng/kernel/decide";
import { standardQuestion } from "../../ask/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { PlanDocument } from "./plan-of.ts";
import { useYearPlace } from "./year-place.ts";

/** What a plan says: its moves, measures or groups, each with its reason; and what no plan can do. */
export function PlanDetail({ document }: { readonly document: PlanDocument }) {
  const { t, say } = useSpeech();
  return (
    <>
      {document.because.length > 0 && (
        <section className="panel notice-short" role="alert">
          <h2>{t("teachers.because")}</h2>
          <ul className="reasons">
            {document.because.map((words) => (
              <li key={words.zh}>{say(words)}</li>
            ))}
          </ul>
        </section>
      )}
      {document.plan === "rotation" && <Rotation plan={document} />}
      {document.plan === "resources" && <Resources plan={document} />}
      {document.plan === "groups" && <Groups plan={document} />}
    </>
  );
}

function Rotation({ plan }: { readonly plan: RotationPlan }) {
  const { t, say, language } = useSpeech();
  const stays = [...plan.out_of_reach, ...plan.easings];
  return (
    <>
      {stays.length > 0 && (
        <section className="panel">
          <h2>{t("teachers.stays")}</h2>
          <ul className="reasons">
            {stays.map((words) => (
              <li key={words.zh}>{say(words)}</li>
            ))}
          </ul>
        </section>
      )}
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
                {plan.moves.map((move) => (
                  <tr key={move.teacher}>
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

function Resources({ plan }: { readonly plan: ResourcesPlan }) {
  const { t, say, unit, language } = useSpeech();
  const place = useYearPlace();
  const standard = useQuery(standardQuestion(place.standard));
  const nameOf = (id: string): string => {
    const found = standard.data?.standard.indicators.find((one) => one.id === id);
    return found === undefined ? id : say(found.short ?? found.name);
  };
  return (
    <section className="panel">
      <h2>{t("teachers.measuresTitle", { n: plan.measures.length })}</h2>
      {plan.next_million !== null && <p>{t("teachers.nextMillion", { n: plan.next_million.sections_more })}</p>}
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
                <td className="num figures">{printAmount(one.cost_yuan, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Groups({ plan }: { readonly plan: GroupsPlan }) {
  const { t, say, language } = useSpeech();
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
      {plan.ungrouped.length > 0 && (
        <>
          <h3>{t("teachers.left")}</h3>
          <ul className="reasons">
            {plan.ungrouped.map((one) => (
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
