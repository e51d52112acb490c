import { App, Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { Finding } from "@youheng/kernel/model";
import { lineageGaps, schoolYearOf } from "@youheng/kernel/sense";
import type { LineageEvent, LineageForm, SchoolsOfYear } from "@youheng/kernel/sense";
import type { LineageFileView, LineageView } from "@youheng/server/api";
import { ask, lineageQuestion, Problem, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { FindingList } from "./finding-list.tsx";
import { LineageGaps } from "./lineage-gaps.tsx";
import { emptyLine, LineageLineForm } from "./lineage-line.tsx";
import { LineageTable } from "./lineage-table.tsx";

interface LineageEditorProps {
  readonly kept: LineageView;
  readonly form: LineageForm;
  readonly years: readonly SchoolsOfYear[];
}

const keyOf = (one: LineageEvent): string => [one.date, one.event, one.from_code, one.to_code].join("|");

/** The list as it is being changed; kept only when it is saved with a reason. */
export function LineageEditor({ kept, form, years }: LineageEditorProps) {
  const { t } = useSpeech();
  const [events, setEvents] = useState(kept.events);
  const [line, setLine] = useState<LineageEvent>(emptyLine);
  const [found, setFound] = useState<readonly Finding[]>(kept.findings);
  const gaps = useMemo(() => lineageGaps(years, events), [years, events]);
  const names = useMemo(() => new Map(years.flatMap((year) => [...year.names])), [years]);
  const add = (more: readonly LineageEvent[]): number => {
    const known = new Set(events.map(keyOf));
    const fresh = more.filter((one) => !known.has(keyOf(one)));
    setEvents([...events, ...fresh].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
    return fresh.length;
  };
  const addLine = (): void => {
    add([{ ...line, school_year: schoolYearOf(line.date, form.returnDay) }]);
    setLine(emptyLine);
  };
  return (
    <>
      <section className="panel" aria-labelledby="lineage-list">
        <header>
          <h2 id="lineage-list">{t("lineage.list")}</h2>
          <p className="fine">{t("lineage.count", { n: events.length })}</p>
          <span className="header-tools no-print">
            <UploadLineage region={kept.region_code} take={(read) => ({ added: add(read.events) })} tell={setFound} />
          </span>
        </header>
        <LineageTable events={events} form={form} remove={(gone) => setEvents(events.filter((one) => one !== gone))} />
        <LineageLineForm line={line} setLine={setLine} form={form} names={names} add={addLine} />
        <SaveLineage kept={kept} events={events} undo={() => setEvents(kept.events)} tell={setFound} />
      </section>
      {found.length > 0 && <FindingList findings={found} />}
      <LineageGaps
        gaps={gaps}
        begin={(gap) =>
          setLine({
            ...emptyLine,
            date: String(gap.after),
            event: gap.kind === "vanished" ? "merge" : "open",
            ...(gap.kind === "vanished"
              ? { from_code: gap.school_code, from_name: gap.school_name }
              : { to_code: gap.school_code, to_name: gap.school_name }),
          })
        }
      />
    </>
  );
}

interface UploadLineageProps {
  readonly region: string;
  readonly take: (read: LineageFileView) => { readonly added: number };
  readonly tell: (findings: readonly Finding[]) => void;
}

/** Reads a lineage file into the list; nothing is kept until it is saved. */
function UploadLineage({ region, take, tell: show }: UploadLineageProps) {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return ask<LineageFileView>(`/api/regions/${encodeURIComponent(region)}/lineage/file`, { method: "POST", body });
    },
    onSuccess: (view) => {
      show(view.findings);
      void message.info(t("lineage.uploaded", { n: view.events.length, added: take(view).added }));
    },
    onError: (error) => {
      const view = error instanceof Problem ? error.view : null;
      void message.error(view === null ? error.message : language === "zh" ? view.detail : view.detail_en);
    },
  });
  return (
    <>
      <Button loading={read.isPending} onClick={() => chooser.current?.click()}>
        {t("lineage.upload")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.xlsx,.xls,.ods,.txt"
        aria-label={t("lineage.upload")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) read.mutate(file);
        }}
      />
    </>
  );
}

interface SaveLineageProps {
  readonly kept: LineageView;
  readonly events: readonly LineageEvent[];
  readonly undo: () => void;
  readonly tell: (findings: readonly Finding[]) => void;
}

/** Saves the whole list as a new version, with a reason. */
function SaveLineage({ kept, events, undo, tell: show }: SaveLineageProps) {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const changed = events !== kept.events;
  const save = useMutation({
    mutationFn: () =>
      tell<LineageView>(`/api/regions/${encodeURIComponent(kept.region_code)}/lineage`, "PUT", {
        after: kept.number,
        events: events.map(({ school_year: _year, ...event }) => event),
        reason,
      }),
    onSuccess: (view) => {
      void message.success(t("lineage.saved", { number: view.number, n: view.events.length }));
      client.setQueryData(lineageQuestion(kept.region_code).queryKey, view);
    },
    onError: (error) => {
      if (error instanceof Problem) show(error.view.findings ?? []);
    },
  });
  return (
    <div className="lineage-save no-print">
      {changed && <span className="trial-tag">{t("lineage.unsaved")}</span>}
      <Input
        value={reason}
        disabled={!changed}
        placeholder={t("lineage.reason")}
        aria-label={t("lineage.reason")}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        loading={save.isPending}
        disabled={!changed || reason.trim() === ""}
        onClick={() => save.mutate()}
      >
        {t("lineage.save")}
      </Button>
      <Button disabled={!changed} onClick={undo}>
        {t("lineage.undo")}
      </Button>
      {save.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={save.error} />
        </div>
      )}
      {kept.saved_at !== null && (
        <p className="fine">
          {t("lineage.keptBy", {
            number: kept.number,
            who: kept.saved_by ?? "",
            when: new Date(kept.saved_at).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB"),
            reason: kept.reason ?? "",
          })}
        </p>
      )}
    </div>
  );
}
