import { Button } from "antd";
import { useState } from "react";
import type { ActView, DecisionView } from "@youheng/server/api";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { FactList } from "./fact-list.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { useAct } from "./use-act.ts";

/** The decisions on record, and the measures that nobody has decided. */
export function DecisionsPage() {
  const { t } = useSpeech();
  const { act } = useAct();
  const may = useSession()?.account?.may ?? [];
  const [isAsking, ask] = useState(false);
  if (act.error) return <Trouble error={act.error} again={() => void act.refetch()} />;
  if (act.data === undefined) return <Waiting />;
  const { decisions } = act.data;
  return (
    <>
      <section className="panel" aria-labelledby="act-decisions">
        <header>
          <h2 id="act-decisions">{t("act.decisionsTitle")}</h2>
          <div className="header-tools no-print">
            {may.includes("act.decide") && <Button onClick={() => ask(true)}>{t("act.addDecision")}</Button>}
          </div>
        </header>
        {decisions.length === 0 && <p className="empty">{t("act.decisionsNone")}</p>}
        <ul className="decision-list">
          {decisions.map((one) => (
            <DecisionItem key={one.decision_id} act={act.data} decision={one} />
          ))}
        </ul>
      </section>
      <Undecided act={act.data} />
      {isAsking && <DecisionDialog act={act.data} close={() => ask(false)} />}
    </>
  );
}

function DecisionItem({ act, decision }: { readonly act: ActView; readonly decision: DecisionView }) {
  const { t } = useSpeech();
  const adopted = act.measures.filter((one) => one.decision_id === decision.decision_id);
  const facts: readonly (readonly [string, string])[] = [
    [t("act.present"), decision.present],
    [t("act.result"), decision.result],
    [t("act.document"), decision.document ?? ""],
  ];
  return (
    <li>
      <h3>{decision.title}</h3>
      <p>
        {decision.body} · {decision.decided_on} · <PartyWords byParty={decision.by_party} />
      </p>
      <FactList facts={facts} />
      {adopted.length > 0 && (
        <details>
          <summary>{t("act.adoptsCount", { n: adopted.length })}</summary>
          <ul className="plan-items">
            {adopted.map((one) => (
              <li key={one.measure_id}>{one.title}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="fine">{decision.made_by}</p>
    </li>
  );
}

/** Whether the Party organisation's meeting decided it; where not, what the system of principal responsibility asks. */
function PartyWords({ byParty }: { readonly byParty: boolean | null }) {
  const { t } = useSpeech();
  if (byParty === true) return <span>● {t("act.partyShort.yes")}</span>;
  return (
    <>
      <span className="cell-error">○ {t(byParty === false ? "act.partyShort.no" : "act.partyShort.unsaid")}</span>
      <small className="block calm">{t("act.partyWarn")}</small>
    </>
  );
}

function Undecided({ act }: { readonly act: ActView }) {
  const { t } = useSpeech();
  const open = act.measures.filter((one) => one.decision_id === null && one.state !== "dropped");
  if (open.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="act-undecided">
      <h2 id="act-undecided">{t("act.undecidedTitle", { n: open.length })}</h2>
      <ul className="plan-items">
        {open.map((one) => (
          <li key={one.measure_id}>
            {one.title} <span className="calm">· {one.owner}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
