import { useParams } from "@tanstack/react-router";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { Supervision } from "./supervision.tsx";
import { VisitPlan } from "./visit-plan.tsx";

/** Supervision 督导: the visits that are planned and made, and the ledger of what they found. */
export function SupervisionPage() {
  const { t } = useSpeech();
  const { region = "" }: { readonly region?: string } = useParams({ strict: false });
  const may = useSession()?.account?.may ?? [];
  if (!may.includes("supervision.read")) return <p className="empty">{t("act.supervisionClosed")}</p>;
  return (
    <>
      <VisitPlan region={region} />
      <Supervision region={region} />
    </>
  );
}
