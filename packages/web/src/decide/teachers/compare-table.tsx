import { useQuery } from "@tanstack/react-query";
import type { PolicyBundle } from "@youheng/kernel/model";
import { standardQuestion } from "../../ask/index.ts";
import { type Speech, useSpeech } from "../../shell/index.ts";
import { printAmount, printNumber, printShare } from "../../text/index.ts";
import { figuresOf, type PlanColumn, type PlanDocument } from "./plan-of.ts";
import { useYearPlace } from "./year-place.ts";

const TEN_THOUSAND = 10_000;
const CV_DECIMALS = 3;
/** Less than half of what is shown is no difference. */
const SAME = 5e-4;

interface CompareTableProps {
  readonly columns: readonly PlanColumn[];
  readonly shown: string;
  /** indicators that count teachers, for the line of their shortfalls; absent: no such line */
  readonly teacherIndicators?: ReadonlySet<string>;
  readonly note?: string;
}

interface CompareRow {
  readonly title: string;
  readonly value: (column: PlanColumn) => number | null;
  readonly print: (value: number) => string;
  /** which is better; null: neither */
  readonly better: "more" | "less" | null;
  /** what stands behind the value */
  readonly mark?: (column: PlanColumn) => string;
}

/** Plans side by side: verdicts, CVs, moves, distance, cost, how good each is; what differs from the first, and the best of each line. */
export function CompareTable({ columns, shown, teacherIndicators, note }: CompareTableProps) {
  const speech = useSpeech();
  const { t } = speech;
  const place = useYearPlace();
  const standard = useQuery(standardQuestion(place.standard));
  const rows = [
    ...figureRows(speech, columns, teacherIndicators),
    ...(standard.data === undefined ? [] : cvRows(standard.data.standard, speech)),
  ];
  return (
    <section className="panel table-scroll" aria-labelledby="compare">
      <header>
        <h2 id="compare">{t("studio.compare")}</h2>
        <p className="fine">
          {t("studio.compareNote")} {note}
        </p>
      </header>
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
          <tr>
            <th scope="row">{t("teachers.table.status")}</th>
            {columns.map(({ id, document }) => (
              <td key={id} className="num">
                {statusOf(document, speech)}
              </td>
            ))}
          </tr>
          {rows.map((row) => (
            <Row key={row.title} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, columns }: { readonly row: CompareRow; readonly columns: readonly PlanColumn[] }) {
  const { t } = useSpeech();
  const values = columns.map(row.value);
  const [first = null] = values;
  const known = values.filter((value) => value !== null);
  const best = row.better === "more" ? Math.max(...known) : Math.min(...known);
  const differ = known.some((value) => Math.abs(value - (known[0] ?? value)) > SAME);
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {columns.map((column, i) => {
        const value = values[i] ?? null;
        const isBest = row.better !== null && differ && value !== null && Math.abs(value - best) <= SAME;
        return (
          <td key={column.id} className={isBest ? "num figures best" : "num figures"}>
            {value === null ? "—" : row.print(value)}
            {row.mark?.(column)}
            {isBest && (
              <span className="best-mark" title={t("studio.best")}>
                {" ★"}
                <span className="sr-only">{t("studio.best")}</span>
              </span>
            )}
            {i > 0 && value !== null && first !== null && <Difference row={row} by={value - first} />}
          </td>
        );
      })}
    </tr>
  );
}

function Difference({ row, by }: { readonly row: CompareRow; readonly by: number }) {
  if (Math.abs(by) <= SAME) return null;
  const isBetter = row.better === null ? null : by > 0 === (row.better === "more");
  const kind = isBetter === null ? "differs" : isBetter ? "differs differs-better" : "differs differs-worse";
  return (
    <small className={kind}>
      {by > 0 ? "▲" : "▼"} {row.print(Math.abs(by))}
    </small>
  );
}

function figureRows(
  { t, language }: Speech,
  columns: readonly PlanColumn[],
  teacherIndicators: ReadonlySet<string> | undefined,
): readonly CompareRow[] {
  const amount = (value: number): string => printAmount(value, language);
  const short = ({ after }: PlanColumn): number =>
    Object.values(after.stages).reduce(
      (all, { indicators }) =>
        all +
        Object.entries(indicators).reduce(
          (sum, [id, one]) => sum + (teacherIndicators?.has(id) === true ? one.sections_short : 0),
          0,
        ),
      0,
    );
  const money = ({ document }: PlanColumn): number | null => {
    const { costYuan } = figuresOf(document);
    return costYuan === null ? null : costYuan / TEN_THOUSAND;
  };
  const row = (
    title: string,
    better: CompareRow["better"],
    value: CompareRow["value"],
    print: CompareRow["print"] = amount,
  ): CompareRow => ({ title, better, value, print });
  return [
    row(t("teachers.table.meeting"), "more", ({ after }) => after.sections_meeting),
    row(t("teachers.table.short"), "less", ({ after }) => after.sections_short),
    ...(teacherIndicators === undefined ? [] : [row(t("studio.teacherShort"), "less", short)]),
    ...(columns.some(({ broken }) => broken !== undefined)
      ? [row(t("studio.brokenRow"), null, ({ broken }) => broken ?? null)]
      : []),
    row(t("teachers.table.moves"), null, ({ document }) => figuresOf(document).moves),
    row(t("teachers.table.km"), null, ({ document }) => figuresOf(document).km),
    row(t("teachers.table.cost"), null, money, (value) => printNumber(value, 1, language)),
  ];
}

function cvRows(policy: PolicyBundle["standard"], { t, say, language }: Speech): readonly CompareRow[] {
  return policy.stages.flatMap((stage) =>
    policy.indicators.map((indicator): CompareRow => {
      const found = ({ after }: PlanColumn) => after.stages[stage.id]?.indicators[indicator.id];
      return {
        title: t("teachers.table.cv", { stage: say(stage), indicator: say(indicator.short ?? indicator.name) }),
        value: (column) => found(column)?.cv ?? null,
        print: (value) => printNumber(value, CV_DECIMALS, language),
        better: "less",
        // beyond its limit: not by colour alone
        mark: (column) => (found(column)?.cv_meets === false ? " ✗" : ""),
      };
    }),
  );
}

function statusOf(document: PlanDocument | null, { t, language }: Speech): string {
  if (document === null) return "—";
  if (document.plan === "own") return t(`teachers.ownStatus.${document.status}`, { n: document.because.length });
  const gap = document.gap === null ? "—" : printShare(document.gap, language, 2);
  return t(`teachers.status.${document.status}`, { gap });
}
