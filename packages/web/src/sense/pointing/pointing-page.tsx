import { Input, InputNumber, Select, Switch } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { GridsView, GridView } from "@youheng/server/api";
import { formQuestion, sheetsQuestion, standardQuestion, standardsQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { PointingFields } from "./pointing-fields.tsx";
import {
  ONE_SCHOOL,
  type Pointing,
  type PointingGround,
  pointables,
  readByPointing,
  type SheetManner,
  titlesOf,
  unitBeside,
  unitsOf,
  valueRead,
} from "./pointing-form.ts";
import { PointingGrid } from "./pointing-grid.tsx";
import { PointingPreview } from "./pointing-preview.tsx";
import { PointingSave } from "./pointing-save.tsx";

const TIDY = "tidy";
const START: Pointing = { points: [], manners: {}, id: "", zh: "", en: "" };

/** A workbook that no form recognises: point at the cell of each fact, see what is read, keep the form for the next import. */
export function PointingPage() {
  const { t } = useSpeech();
  const params: { readonly import?: string } = useParams({ strict: false });
  const id = params.import ?? "";
  const [file, setFile] = useState<string>();
  const grids = useQuery(sheetsQuestion(id, file));
  const ground = usePointingGround();
  if (grids.error) return <Trouble error={grids.error} again={() => void grids.refetch()} />;
  if (grids.data === undefined || ground === null) return <Waiting />;
  return (
    <div className="sense pointing">
      <header className="school-head">
        <p className="eyebrow">
          <Link to="/imports/$import" params={{ import: id }} className="link">
            {t("pointing.back")}
          </Link>
        </p>
        <h1>{t("pointing.title")}</h1>
        <p>{t("pointing.hint")}</p>
        {grids.data.files.length > 1 && (
          <label className="pointing-file-choice">
            <span>{t("pointing.workbook")}</span>
            <Select
              value={grids.data.file}
              popupMatchSelectWidth={false}
              options={grids.data.files.map((one) => ({ value: one, label: one }))}
              onChange={setFile}
            />
          </label>
        )}
      </header>
      <Bench key={grids.data.file} importId={id} grids={grids.data} ground={ground} />
    </div>
  );
}

function usePointingGround(): PointingGround | null {
  const form = useQuery(formQuestion(TIDY));
  const standards = useQuery(standardsQuestion);
  const first = standards.data?.[0]?.id ?? "";
  const standard = useQuery({ ...standardQuestion(first), enabled: first !== "" });
  return useMemo(
    () =>
      form.data === undefined || standard.data === undefined
        ? null
        : { form: form.data, fields: standard.data.fields, kindStages: standard.data.kindStages },
    [form.data, standard.data],
  );
}

interface BenchProps {
  readonly importId: string;
  readonly grids: GridsView;
  readonly ground: PointingGround;
}

function Bench({ importId, grids, ground }: BenchProps) {
  const { t, language } = useSpeech();
  const facts = useMemo(() => pointables(ground), [ground]);
  const [pointing, setPointing] = useState(START);
  const [chosen, setChosen] = useState(facts[0]?.fact ?? "");
  const [sheet, setSheet] = useState(grids.sheets[0]?.name ?? "");
  const read = useMemo(() => readByPointing(grids, pointing, ground), [grids, pointing, ground]);
  const grid = grids.sheets.find(({ name }) => name === sheet);
  if (grid === undefined) return <p role="alert">{t("pointing.noSheets")}</p>;
  const nameOf = new Map(facts.map((one) => [one.fact, language === "zh" ? one.zh : one.en]));
  const marks = new Map(
    pointing.points.filter((one) => one.sheet === sheet).map(({ fact, cell }) => [cell, nameOf.get(fact) ?? fact]),
  );
  const keepPoints = (points: Pointing["points"]): void => setPointing({ ...pointing, points });
  const pointAt = (cell: string): void => {
    const one = facts.find(({ fact }) => fact === chosen);
    if (one === undefined) return;
    const unit = unitsOf(one).length > 0 ? unitBeside(grid, cell) : undefined;
    const point = { fact: chosen, sheet, cell, ...(unit !== undefined && { unit }) };
    const points = [...pointing.points.filter(({ fact }) => fact !== chosen), point];
    keepPoints(points);
    setChosen(facts.find(({ fact }) => !points.some((other) => other.fact === fact))?.fact ?? chosen);
  };
  const manner = pointing.manners[sheet] ?? ONE_SCHOOL;
  const setManner = (next: SheetManner): void =>
    setPointing({ ...pointing, manners: { ...pointing.manners, [sheet]: next } });
  return (
    <>
      <div className="pointing-bench">
        <PointingFields
          facts={facts}
          points={pointing.points}
          chosen={chosen}
          choose={setChosen}
          change={(point) => keepPoints(pointing.points.map((one) => (one.fact === point.fact ? point : one)))}
          forget={(fact) => keepPoints(pointing.points.filter((one) => one.fact !== fact))}
          valueOf={(one) => (read === null || read.reading.facts.rows === 0 ? "" : valueRead(read, one, 0, language))}
        />
        <section className="pointing-file-side" aria-label={grids.file}>
          <p className="pointing-now" role="status">
            {t("pointing.now", { fact: nameOf.get(chosen) ?? chosen })}
          </p>
          <Sheets grids={grids} sheet={sheet} choose={setSheet} />
          <Manner grid={grid} manner={manner} change={setManner} />
          <PointingGrid grid={grid} marks={marks} onPoint={pointAt} />
        </section>
      </div>
      {read === null ? <p className="panel">{t("pointing.nothing")}</p> : <PointingPreview read={read} facts={facts} />}
      {read !== null && (
        <PointingSave {...{ importId, pointing, read }} change={(part) => setPointing({ ...pointing, ...part })} />
      )}
    </>
  );
}

function Sheets({
  grids,
  sheet,
  choose,
}: {
  readonly grids: GridsView;
  readonly sheet: string;
  readonly choose: (name: string) => void;
}) {
  const { t } = useSpeech();
  return (
    <div className="pointing-sheets" role="group" aria-label={t("pointing.sheets")}>
      {grids.sheets.map(({ name }) => (
        <button key={name} type="button" className="tool" aria-pressed={name === sheet} onClick={() => choose(name)}>
          {name}
        </button>
      ))}
    </div>
  );
}

interface MannerProps {
  readonly grid: GridView;
  readonly manner: SheetManner;
  readonly change: (manner: SheetManner) => void;
}

/** One school a sheet, or a row for each school; and the words by which the sheet is known next time. */
function Manner({ grid, manner, change }: MannerProps) {
  const { t } = useSpeech();
  const titles = manner.titles ?? titlesOf(grid);
  return (
    <div className="pointing-manner">
      <label>
        <Switch
          size="small"
          aria-label={t("pointing.eachRow")}
          checked={manner.eachRow !== null}
          onChange={(each) => change({ ...manner, eachRow: each ? 2 : null })}
        />{" "}
        {t("pointing.eachRow")}
      </label>
      {manner.eachRow !== null && (
        <label>
          <span>{t("pointing.firstRow")}</span>{" "}
          <InputNumber
            size="small"
            min={1}
            max={200}
            value={manner.eachRow}
            onChange={(row) => change({ ...manner, eachRow: row ?? 2 })}
          />
        </label>
      )}
      <label className="pointing-titles">
        <span>{t("pointing.knownBy")}</span>{" "}
        <Input
          size="small"
          value={titles.join(" | ")}
          onChange={(event) =>
            change({
              ...manner,
              titles: event.target.value
                .split("|")
                .map((one) => one.trim())
                .filter((one) => one !== ""),
            })
          }
        />
      </label>
    </div>
  );
}
