import { useQuery } from "@tanstack/react-query";
import { standardQuestion } from "../../ask/index.ts";
import { type Speech, useSpeech } from "../../shell/index.ts";
import { printAmount, printNumber, printShare } from "../../text/index.ts";
import { figuresOf, type PlanColumn, type PlanDocument } from "./plan-of.ts";
import { useYearPlace } from "./year-place.ts";

const TEN_THOUSAND = 10_000;
const CV_DECIMALS = 3;

/** Plans side by side: verdicts, CVs, moves, distance, cost, and how good each is. */
export function CompareTable({ columns, shown }: { readonly columns: readonly PlanColumn[]; readonly shown: string }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const place = useYearPlace();
  const standard = useQuery(standardQuestion(place.standard));
  const amount = (value: number | null): string => (value === null ? "—" : printAmount(value, language));
  const policy = standard.data?.standard;
  const rows: readonly (readonly [string, (column: PlanColumn) => string])[] = [
    [t("teachers.table.status"), ({ document }) => statusOf(document, speech)],
    [t("teachers.table.meeting"), ({ after }) => amount(after.sections_meeting)],
    [t("teachers.table.short"), ({ after }) => amount(after.sections_short)],
    [t("teachers.table.moves"), ({ document }) => amount(figuresOf(document).moves)],
    [t("teachers.table.km"), ({ document }) => amount(figuresOf(document).km)],
    [
      t("teachers.table.cost"),
      ({ document }) => {
        const { costYuan } = figuresOf(document);
        return amount(costYuan === null ? null : costYuan / TEN_THOUSAND);
      },
    ],
    ...(policy?.stages ?? []).flatMap((stage) =>
      (policy?.indicators ?? []).map((indicator) => {
        const title = t("teachers.table.cv", { stage: say(stage), indicator: say(indicator.short ?? indicator.name) });
        const cell = ({ after }: PlanColumn): string =>
          cvOf(after, { stage: stage.id, indicator: indicator.id }, language);
        return [title, cell] as const;
      }),
    ),
  ];
  return (
    <section className="panel table-scroll">
      <table className="plain-table compare-table">
        <thead>
          <tr>
            <th scope="col">{t("teachers.table.plan")}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="num" aria-current={column.id === shown}>
                {column.name}
                {column.document !== null && <small>{t(`teachers.kinds.${column.document.plan}`)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, cell]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {columns.map((column) => (
                <td key={column.id} className="num figures">
                  {cell(column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function statusOf(document: PlanDocument | null, { t, language }: Speech): string {
  if (document === null) return "—";
  const gap = document.gap === null ? "—" : printShare(document.gap, language, 2);
  return t(`teachers.status.${document.status}`, { gap });
}

/** A CV, with a mark where it lies beyond its limit: not by colour alone. */
function cvOf(
  { stages }: PlanColumn["after"],
  of: { readonly stage: string; readonly indicator: string },
  language: Speech["language"],
): string {
  const found = stages[of.stage]?.indicators[of.indicator];
  if (found === undefined || found.cv === null) return "—";
  return `${printNumber(found.cv, CV_DECIMALS, language)}${found.cv_meets === false ? " ✗" : ""}`;
}
