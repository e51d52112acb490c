import { Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PlanInputsView } from "@youheng/server/api";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { sendFile } from "./bring-file.tsx";
import { forgetInputs } from "./forget-inputs.ts";
import { type RuleTexts, rulesFile, ruleTexts } from "./rules-file.ts";
import type { YearPlace } from "./year-place.ts";

interface RuleFormProps {
  readonly place: YearPlace;
  readonly inputs: PlanInputsView;
}

/** The rules of rotation as a form: the district's value beside the usual one and its source. What differs is kept as its own rules. */
export function RuleForm({ place, inputs }: RuleFormProps) {
  const { t, say } = useSpeech();
  const client = useQueryClient();
  const [typed, type] = useState<RuleTexts>({});
  const [basis, setBasis] = useState("");
  const texts = { ...ruleTexts(inputs.rules), ...typed };
  const content = rulesFile(inputs.rules, texts, basis);
  const save = useMutation({
    mutationFn: () => sendFile(place, "rules", new File([content ?? ""], "rules.yaml", { type: "application/yaml" })),
    onSuccess: async ({ kept }) => {
      if (!kept) return;
      type({});
      await forgetInputs(client);
    },
  });
  return (
    <section>
      <h3>{t("studio.rules.title")}</h3>
      <p className="fine">{t("studio.rules.intro")}</p>
      {inputs.local.length > 0 && (
        <p className="notice">
          {t("studio.rules.changed", { what: inputs.local.map((one) => say(one.says)).join(" · ") })}
        </p>
      )}
      <RuleTable inputs={inputs} texts={texts} type={(id, text) => type((all) => ({ ...all, [id]: text }))} />
      <p className="row">
        <label>
          {t("studio.rules.basis")}{" "}
          <Input
            className="plan-name"
            value={basis}
            maxLength={200}
            onChange={(event) => setBasis(event.target.value)}
          />
        </label>
        <Button
          type="primary"
          disabled={content === null || Object.keys(typed).length === 0}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t("studio.rules.save")}
        </Button>
      </p>
      {save.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={save.error} />
        </div>
      )}
      {save.data?.kept === false && <FindingList findings={save.data.findings} />}
    </section>
  );
}

interface RuleTableProps {
  readonly inputs: PlanInputsView;
  readonly texts: RuleTexts;
  readonly type: (id: string, text: string) => void;
}

function RuleTable({ inputs, texts, type }: RuleTableProps) {
  const { t } = useSpeech();
  return (
    <div className="table-scroll">
      <table className="plain-table rule-form">
        <thead>
          <tr>
            <th scope="col">{t("studio.rules.title")}</th>
            <th scope="col">{t("studio.rules.own")}</th>
            <th scope="col">{t("studio.rules.usual")}</th>
            <th scope="col">{t("studio.rules.source")}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} text={texts[rule.id] ?? ""} type={(text) => type(rule.id, text)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RuleRowProps {
  readonly rule: PlanInputsView["rules"][number];
  readonly text: string;
  readonly type: (text: string) => void;
}

function RuleRow({ rule, text, type }: RuleRowProps) {
  const { t, say } = useSpeech();
  const name = say(rule.says);
  const yes = (value: boolean): string => t(value ? "studio.rules.yes" : "studio.rules.no");
  return (
    <tr className={rule.value === rule.usual ? undefined : "is-changed"}>
      <th scope="row">{name}</th>
      <td>
        {rule.kind === "yes" ? (
          <select aria-label={name} value={text} onChange={(event) => type(event.target.value)}>
            <option value="true">{yes(true)}</option>
            <option value="false">{yes(false)}</option>
          </select>
        ) : (
          <span className="rule-number">
            <input
              type="number"
              min={0}
              step="any"
              aria-label={name}
              value={text}
              onChange={(event) => type(event.target.value)}
            />
            {rule.kind === "share" && "%"}
          </span>
        )}
      </td>
      <td className="figures">
        {typeof rule.usual === "boolean"
          ? yes(rule.usual)
          : rule.kind === "share"
            ? `${Number((rule.usual * 100).toFixed(4))} %`
            : rule.usual}
      </td>
      <td className="rule-source">
        {rule.sources.map((source) => (
          <p key={source.text}>
            {source.text}
            {source.standing !== undefined && ` (${t(`studio.rules.standing.${source.standing}`)})`}
          </p>
        ))}
      </td>
    </tr>
  );
}
