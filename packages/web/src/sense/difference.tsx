import { Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CellChange, VersionDetail } from "@youheng/server/api";
import {
  differenceQuestion,
  regionsQuestion,
  standardQuestion,
  standardsQuestion,
  versionsQuestion,
} from "../ask/index.ts";
import { columnName, columnWords } from "../policy/index.ts";
import type { ColumnName } from "../policy/index.ts";
import { Trouble, useSpeech, Waiting, wordOf } from "../shell/index.ts";
import { printExact } from "../text/index.ts";

const mostChanges = 300;

/** What differs between this version and another: the published one of the year, or the year before. */
export function Difference({ version }: { readonly version: VersionDetail }) {
  const { t } = useSpeech();
  const candidates = useCandidates(version);
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? candidates[0]?.value;
  return (
    <section className="panel difference" aria-labelledby="difference">
      <header>
        <h2 id="difference">{t("sense.difference")}</h2>
        {candidates.length > 0 && (
          <label className="header-tools no-print">
            {t("sense.against")}{" "}
            <Select
              value={from ?? null}
              onChange={(value) => setChosen(value)}
              options={candidates}
              aria-label={t("sense.against")}
              popupMatchSelectWidth={false}
            />
          </label>
        )}
      </header>
      {from === undefined ? (
        <p className="empty">{t("sense.noneToCompare")}</p>
      ) : (
        <DifferenceOf id={version.version_id} from={from} />
      )}
    </section>
  );
}

function useCandidates(version: VersionDetail): { readonly value: string; readonly label: string }[] {
  const { t, yearOf } = useSpeech();
  const versions = useQuery(versionsQuestion(version.region_code, version.school_year)).data ?? [];
  const region = useQuery(regionsQuestion).data?.find((one) => one.region_code === version.region_code);
  const same = versions
    .filter((one) => one.version_id !== version.version_id)
    .toSorted((a, b) => Number(b.state === "published") - Number(a.state === "published"))
    .map((one) => ({
      value: one.version_id,
      label:
        one.state === "published"
          ? t("sense.againstPublished", { number: one.number })
          : `${t("sense.number", { number: one.number })} (${t(`sense.state.${one.state}`)})`,
    }));
  const before = (region?.years ?? [])
    .filter((year) => year.school_year < version.school_year && year.published !== null)
    .toSorted((a, b) => b.school_year - a.school_year)
    .map((year) => ({ value: year.published!, label: t("sense.againstYear", { year: yearOf(year.school_year) }) }));
  return [...same, ...before];
}

function DifferenceOf({ id, from }: { readonly id: string; readonly from: string }) {
  const { t, language } = useSpeech();
  const difference = useQuery(differenceQuestion(id, from));
  if (difference.error) return <Trouble error={difference.error} again={() => void difference.refetch()} />;
  if (difference.data === undefined) return <Waiting />;
  const { appeared, vanished, changes } = difference.data;
  if (appeared.length + vanished.length + changes.length === 0)
    return <p className="empty">{t("sense.differenceNone")}</p>;
  const names = (schools: readonly { readonly school_name: string }[]): string =>
    schools.map((one) => one.school_name).join(language === "zh" ? "、" : ", ");
  return (
    <>
      {appeared.length > 0 && (
        <p>
          <strong>{t("sense.appeared", { n: appeared.length })}</strong> {names(appeared)}
        </p>
      )}
      {vanished.length > 0 && (
        <p>
          <strong>{t("sense.vanished", { n: vanished.length })}</strong> {names(vanished)}
        </p>
      )}
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly CellChange[] }) {
  const { t } = useSpeech();
  const [most, setMost] = useState(mostChanges);
  return (
    <details open={changes.length <= 40}>
      <summary>{t("sense.changes", { n: changes.length })}</summary>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{t("sense.school")}</th>
            <th scope="col">{t("sense.field")}</th>
            <th scope="col" className="num">
              {t("sense.before")}
            </th>
            <th scope="col" className="num">
              {t("sense.after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, most).map((change, i) => (
            <tr key={i}>
              <td>{change.school_name}</td>
              <td>
                <ColumnWords column={change.column} />
              </td>
              <td className="num">
                <CellValue value={change.before} column={change.column} />
              </td>
              <td className="num">
                <CellValue value={change.after} column={change.column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > most && (
        <button type="button" className="link" onClick={() => setMost(most * 4)}>
          {t("why.more", { n: changes.length - most })}
        </button>
      )}
    </details>
  );
}

function CellValue({ value, column }: { readonly value: number | string | null; readonly column: string }) {
  const { language, text } = useSpeech();
  const name = useColumnName(column);
  if (value === null) return <>—</>;
  if (typeof value === "number")
    return <>{name?.field.type === "year" ? String(value) : printExact(value, language)}</>;
  return <>{wordOf({ ...text.kind, ...text.locality, ...text.ownership }, value)}</>;
}

function ColumnWords({ column }: { readonly column: string }) {
  const speech = useSpeech();
  const name = useColumnName(column);
  return <>{name === null ? column : columnWords(name, speech)}</>;
}

function useColumnName(column: string): ColumnName | null {
  const standards = useQuery(standardsQuestion);
  const standard = useQuery({
    ...standardQuestion(standards.data?.[0]?.id ?? ""),
    enabled: standards.data?.[0] !== undefined,
  });
  return standard.data === undefined ? null : columnName(standard.data.fields, column);
}
