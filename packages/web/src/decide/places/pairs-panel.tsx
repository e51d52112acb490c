import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useState } from "react";
import type { PlaceBroughtView, PlaceGroundView } from "@youheng/server/api";
import { ask, placeGroundQuestion, placesAt } from "../../ask/index.ts";
import { csvOf } from "../../chart/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";

type Pair = PlaceGroundView["pairs"][number];

interface PairsPanelProps {
  readonly region: string;
  readonly ground: PlaceGroundView;
  readonly changed: () => void;
}

/** What must be and must not be: pairs of a unit and a school, typed in one by one or brought as a file. */
export function PairsPanel({ region, ground, changed }: PairsPanelProps) {
  const { t } = useSpeech();
  const id = useId();
  const { keep, wrong } = useKeepPairs(region, changed);
  const { pairs } = ground;
  return (
    <section className="panel pairs-panel" aria-labelledby={id}>
      <h2 id={id}>{t("placesInput.pairs.title")}</h2>
      <p className="fine">{t("placesInput.pairs.hint")}</p>
      <NewPair ground={ground} add={(pair) => keep.mutate([...pairs.filter((one) => !isSame(one, pair)), pair])} />
      {pairs.length === 0 && <p className="empty">{t("placesInput.pairs.none")}</p>}
      <ul className="pair-list">
        {pairs.map((pair) => (
          <li key={`${pair.unit} ${pair.school}`}>
            <span aria-hidden="true">{pair.rule === "fixed" ? "●" : "✕"}</span>{" "}
            {t(`placesInput.pairs.said.${pair.rule}`, { unit: pair.unit, school: nameOf(ground, pair.school) })}
            <Button
              size="small"
              type="text"
              aria-label={t("placesInput.pairs.remove", { unit: pair.unit, school: nameOf(ground, pair.school) })}
              onClick={() => keep.mutate(pairs.filter((one) => one !== pair))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
      {wrong.length > 0 && (
        <ul role="alert" className="notice notice-short">
          {wrong.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useKeepPairs(region: string, changed: () => void) {
  const { language } = useSpeech();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: (pairs: readonly Pair[]) => {
      if (pairs.length === 0)
        return ask<PlaceGroundView>(placesAt(region, "/ground/pairs"), { method: "DELETE" }).then((ground) => ({
          kept: true,
          ground,
          question: null,
        }));
      const rows = pairs.map(({ unit, school, rule }) => [unit, school, rule]);
      const body = new FormData();
      body.append("file", new Blob([csvOf({ columns: ["unit", "school", "rule"], rows })]), "pairs.csv");
      return ask<PlaceBroughtView>(placesAt(region, "/ground/pairs"), { method: "POST", body });
    },
    onSuccess: ({ kept, ground }) => {
      if (!kept) return;
      client.setQueryData(placeGroundQuestion(region).queryKey, ground);
      changed();
    },
  });
  const wrong =
    keep.data?.kept === false
      ? keep.data.ground.findings.map((one) => (language === "zh" ? `${one.zh}${one.fix}` : `${one.en} ${one.fixEn}`))
      : [];
  return { keep, wrong };
}

function NewPair({ ground, add }: { readonly ground: PlaceGroundView; readonly add: (pair: Pair) => void }) {
  const { t } = useSpeech();
  const list = useId();
  const [unit, setUnit] = useState("");
  const [school, setSchool] = useState(ground.schools[0]?.school_code ?? "");
  const [rule, setRule] = useState<Pair["rule"]>("fixed");
  const known = ground.units.some((one) => one.unit === unit.trim());
  return (
    <form
      className="pair-row"
      onSubmit={(event) => {
        event.preventDefault();
        add({ unit: unit.trim(), school, rule });
        setUnit("");
      }}
    >
      <label className="ask-field">
        <span>{t("placesInput.pairs.unit")}</span>
        <input value={unit} list={list} onChange={(event) => setUnit(event.target.value)} />
        <datalist id={list}>
          {ground.units.map((one) => (
            <option key={one.unit} value={one.unit}>
              {one.unit}
            </option>
          ))}
        </datalist>
      </label>
      <label className="ask-field">
        <span>{t("placesInput.pairs.rule")}</span>
        <select value={rule} onChange={(event) => setRule(event.target.value === "fixed" ? "fixed" : "forbidden")}>
          <option value="fixed">{t("placesInput.pairs.fixed")}</option>
          <option value="forbidden">{t("placesInput.pairs.forbidden")}</option>
        </select>
      </label>
      <label className="ask-field">
        <span>{t("placesInput.pairs.school")}</span>
        <select value={school} onChange={(event) => setSchool(event.target.value)}>
          {[...ground.schools, ...ground.candidates].map((one) => (
            <option key={one.school_code} value={one.school_code}>
              {one.school_name ?? one.school_code}
            </option>
          ))}
        </select>
      </label>
      <Button htmlType="submit" disabled={!known}>
        {t("placesInput.pairs.add")}
      </Button>
    </form>
  );
}

function isSame(one: Pair, other: Pair): boolean {
  return one.unit === other.unit && one.school === other.school;
}

function nameOf({ schools, candidates }: PlaceGroundView, code: string): string {
  return [...schools, ...candidates].find((one) => one.school_code === code)?.school_name ?? code;
}
