import { placesAt } from "../../ask/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** The model of a plan as a file, so that anybody checks the plan with another solver. */
export function ModelLinks({ region, jobs }: { readonly region: string; readonly jobs: `/${string}` }) {
  const { t } = useSpeech();
  return (
    <p className="fine no-print">
      {t("projects.model.hint")}{" "}
      <a className="link" href={placesAt(region, `${jobs}/model/lp`)} download>
        {t("projects.model.lp")}
      </a>{" "}
      ·{" "}
      <a className="link" href={placesAt(region, `${jobs}/model/mps`)} download>
        {t("projects.model.mps")}
      </a>
    </p>
  );
}
