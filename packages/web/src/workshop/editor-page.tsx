import { Button, Tabs } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { PolicyBundle } from "@youheng/kernel/model";
import type { LocalStandardView, RegionView, StandardView } from "@youheng/server/api";
import {
  download,
  localStandardsQuestion,
  regionsQuestion,
  standardQuestion,
  standardsQuestion,
} from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { today } from "../text/index.ts";
import { changesOf, copyOf, type Draft } from "./draft.ts";
import { casesIn } from "./draft-cases.ts";
import { DraftingProvider, useDrafting } from "./drafting.tsx";
import { FilePanel } from "./file-panel.tsx";
import { HeadPanel } from "./head-panel.tsx";
import { IndicatorsPanel } from "./indicators-panel.tsx";
import { Preview } from "./preview.tsx";
import { RequirementLimits, RulePanel, SwitchesPanel } from "./rules-panel.tsx";
import { SaveDialog } from "./save-dialog.tsx";

/** A standard on the bench: a local one to be changed, or a copy of any other. */
export function EditorPage() {
  const params: { readonly standard?: string } = useParams({ strict: false });
  const id = params.standard ?? "";
  const locals = useQuery(localStandardsQuestion);
  const standards = useQuery(standardsQuestion);
  const regions = useQuery(regionsQuestion);
  const asked = useQuery(standardQuestion(id));
  const isKept = locals.data?.some((one) => one.id === id) ?? false;
  const baseId = isKept ? asked.data?.standard.extends : undefined;
  const base = useQuery({ ...standardQuestion(baseId ?? ""), enabled: baseId !== undefined });
  const kept = useKeptCases(locals.data?.find((one) => one.id === id));
  const error = locals.error ?? standards.error ?? regions.error ?? asked.error ?? base.error ?? kept.error;
  if (error) return <Trouble error={error} />;
  const ready = baseId === undefined || base.data !== undefined;
  if (!locals.data || !standards.data || !regions.data || !asked.data || !ready || kept.data === undefined)
    return <Waiting />;
  return (
    <Bench
      key={id}
      asked={asked.data}
      base={base.data ?? null}
      cases={kept.data}
      isKept={isKept}
      standards={standards.data}
      regions={regions.data}
    />
  );
}

/** The cases that the version in use of a local standard carries; "" for a copy of any other. */
function useKeptCases(local: LocalStandardView | undefined): {
  readonly data: string | undefined;
  readonly error: Error | null;
} {
  const number = local?.published ?? null;
  const file = useQuery({
    queryKey: ["standards", "local", local?.id, number, "file"],
    queryFn: async () => {
      const { blob } = await download(`/api/local-standards/${encodeURIComponent(local!.id)}/versions/${number}/file`);
      return casesIn(await blob.text());
    },
    enabled: number !== null,
    staleTime: Infinity,
  });
  return number === null ? { data: "", error: null } : { data: file.data, error: file.error };
}

interface BenchProps {
  readonly asked: PolicyBundle;
  /** the standard that a kept local one rests on */
  readonly base: PolicyBundle | null;
  readonly cases: string;
  readonly isKept: boolean;
  readonly standards: readonly StandardView[];
  readonly regions: readonly RegionView[];
}

const unnamedRegion = { region_code: "000000", name: { zh: "本地", en: "Local" } };

function Bench({ asked, base, cases, isKept, standards, regions }: BenchProps) {
  const [date] = useState(today);
  const opened = useMemo<Draft>(() => {
    if (isKept) return { base: base ?? asked, own: asked.standard };
    const region = regions[0] ?? unnamedRegion;
    return copyOf(asked, {
      regionCode: region.region_code,
      regionName: region.name,
      date,
      taken: standards.map(({ id }) => id),
    });
  }, [asked, base, date, isKept, standards, regions]);
  return (
    <DraftingProvider opened={opened} cases={cases} isKept={isKept}>
      <Editor />
    </DraftingProvider>
  );
}

function Editor() {
  const { t, say } = useSpeech();
  const { draft } = useDrafting();
  const [tab, setTab] = useState("ask");
  return (
    <article className="workshop">
      <header className="school-head">
        <p className="eyebrow">
          <Link to="/workshop">{t("workshop.title")}</Link>
        </p>
        <h1>{say(draft.own.name)}</h1>
        <p>{t("workshop.restsOn", { name: say(draft.base.standard.name) })}</p>
      </header>
      <div className="workshop-bench">
        <div className="workshop-forms">
          <Tabs
            activeKey={tab}
            onChange={setTab}
            aria-label={t("workshop.tab.label")}
            items={[
              { key: "ask", label: t("workshop.tab.ask") },
              { key: "file", label: t("workshop.tab.file") },
            ]}
          />
          {tab === "file" ? (
            <FilePanel />
          ) : (
            <>
              <HeadPanel />
              <IndicatorsPanel />
              <RulePanel />
              <SwitchesPanel />
              <RequirementLimits />
            </>
          )}
        </div>
        <div className="workshop-side">
          <Preview />
          <SaveBar />
        </div>
      </div>
    </article>
  );
}

/** How much is changed, and the ways out. */
function SaveBar() {
  const { t } = useSpeech();
  const { draft, opened, cases, openedCases, troubles, undoAll } = useDrafting();
  const [saving, setSaving] = useState(false);
  const n = changesOf(draft) + Number(cases !== openedCases);
  const isIdle = draft.own === opened && cases === openedCases;
  return (
    <section className="save-bar no-print" aria-label={t("workshop.save")}>
      <p>
        {n === 0 ? t("workshop.unchanged") : t("workshop.changed", { n })}
        {!isIdle && <span className="trial-tag">{t("workshop.unsaved")}</span>}
      </p>
      <div className="row">
        <Button onClick={undoAll} disabled={isIdle}>
          {t("workshop.resetAll")}
        </Button>
        <Button type="primary" disabled={n === 0 || troubles.length > 0} onClick={() => setSaving(true)}>
          {t("workshop.save")}
        </Button>
      </div>
      <SaveDialog open={saving} close={() => setSaving(false)} />
    </section>
  );
}
