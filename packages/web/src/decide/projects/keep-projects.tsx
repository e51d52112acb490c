import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { placePlansQuestion, placesAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { PlanShelf } from "../places/plan-shelf.tsx";
import type { ProjectsDesk } from "./use-projects.ts";

/** Keeps the solved plan under a name; kept plans can be adopted. */
export function KeepProjects({ region, desk }: { readonly region: string; readonly desk: ProjectsDesk }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [name, setName] = useState(t("projects.keep.name"));
  const { solved, isSolved } = desk;
  const keep = useMutation({
    mutationFn: () => tell(placesAt(region, "/projects/plans"), "POST", { job_id: solved?.job_id ?? "", name }),
    onSuccess: () => client.invalidateQueries({ queryKey: placePlansQuestion(region).queryKey }),
  });
  return (
    <>
      {solved !== null && (
        <section className="panel" aria-label={t("projects.keep.title")}>
          <p className="fine">{t(isSolved ? "projects.keep.hint" : "projects.keep.moved")}</p>
          <div className="keep-row">
            <label className="ask-field">
              <span>{t("catchment.keep.name")}</span>
              <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            </label>
            <Button
              type="primary"
              disabled={!isSolved || name.trim() === ""}
              loading={keep.isPending}
              onClick={() => keep.mutate()}
            >
              {t("catchment.keep.saveSolved")}
            </Button>
            {keep.isSuccess && <span role="status">{t("catchment.keep.saved")}</span>}
          </div>
          {keep.isError && (
            <div role="alert" className="notice notice-short">
              <ProblemWords error={keep.error} />
            </div>
          )}
        </section>
      )}
      <PlanShelf region={region} drawn={null} job={null} show={null} bare />
    </>
  );
}
