import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PlanInputsView } from "@youheng/server/api";
import { teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { BringFile } from "./bring-file.tsx";
import { forgetInputs } from "./forget-inputs.ts";
import { RuleForm } from "./rule-form.tsx";
import type { YearPlace } from "./year-place.ts";

const PARTS = ["enrolment", "previous", "rules"] as const;

/** What plans are made with beside roster and costs: the rules with their sources, students of a forecast, last year's groups. */
export function PlanInputs({ place, inputs }: { readonly place: YearPlace; readonly inputs: PlanInputsView }) {
  const { t } = useSpeech();
  return (
    <details className="panel plan-inputs">
      <summary>{t("studio.inputs.title")}</summary>
      <RuleForm place={place} inputs={inputs} />
      <section className="two-files">
        {PARTS.map((part) => (
          <div key={part}>
            <BringFile place={place} part={part} kept={inputs.files[part]?.file ?? null} />
            {part === "previous" && inputs.earlier > 0 && (
              <p className="fine">{t("studio.inputs.earlier", { n: inputs.earlier })}</p>
            )}
            {inputs.files[part] !== null && <DropFile place={place} part={part} />}
          </div>
        ))}
      </section>
    </details>
  );
}

/** Lets an input go. */
export function DropFile({ place, part }: { readonly place: YearPlace; readonly part: (typeof PARTS)[number] }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: () => tell(`${teachersAt(place.region, place.year)}/files/${part}`, "DELETE"),
    onSuccess: () => forgetInputs(client),
  });
  return (
    <>
      <Button size="small" loading={drop.isPending} onClick={() => drop.mutate()}>
        {part === "rules" ? t("studio.rules.back") : t("studio.inputs.drop")}
      </Button>
      {drop.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={drop.error} />
        </div>
      )}
    </>
  );
}
