import { Select } from "antd";
import { useMemo } from "react";
import { groupingsIn, subtotals } from "@youheng/kernel/assess";
import type { Subtotal, SubtotalIndicator } from "@youheng/kernel/assess";
import type { Field, Indicator } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { decimalsFor, printAmount, printBeside, printNumber, unitWords } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import type { Judged } from "./judge.ts";
import { shortName } from "./names.ts";
import { printCv } from "./verdict-sentence.ts";

/** How a reader parts the schools: by which field subtotals are shown, and which part of each grouping is picked. */
export interface Grouping {
  /** field of the subtotals; "": none */
  readonly by: string;
  /** field → the value picked; null: schools that did not report it */
  readonly picked: Readonly<Record<string, string | null>>;
}

export const noGrouping: Grouping = { by: "", picked: {} };

/** Whether a school, by its row of the facts, is in every part picked. */
export function isPicked({ facts }: Judged, { picked }: Grouping, row: number): boolean {
  return Object.entries(picked).every(([field, value]) => (facts.text[field]?.[row] || null) === value);
}

interface GroupingProps {
  readonly grouping: Grouping;
  readonly setGrouping: (grouping: Grouping) => void;
}

/** Chooses the groupings: subtotals by one, and a part of any of them (township, school group, school district). */
export function GroupChoice({ grouping, setGrouping }: GroupingProps) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const fields = useMemo(() => groupingsIn(now.answer), [now]);
  if (fields.length === 0) return null;
  const options = fields.map((field) => ({ value: field.id, label: say(field) }));
  return (
    <div className="filters groups no-print" role="group" aria-label={t("assess.group.label")}>
      <Select
        value={grouping.by}
        aria-label={t("assess.group.by")}
        popupMatchSelectWidth={false}
        onChange={(by: string) => setGrouping({ ...grouping, by })}
        options={[
          { value: "", label: t("assess.group.noBy") },
          ...options.map((one) => ({ ...one, label: t("assess.group.byField", { field: one.label }) })),
        ]}
      />
      {fields
        .filter(({ type }) => type === "text")
        .map((field) => (
          <PartChoice key={field.id} field={field} grouping={grouping} setGrouping={setGrouping} />
        ))}
      {Object.keys(grouping.picked).length > 0 && (
        <button type="button" className="link" onClick={() => setGrouping({ ...grouping, picked: {} })}>
          {t("assess.group.all")}
        </button>
      )}
    </div>
  );
}

/** Stands for "did not report it" in a list of choices; no name begins with a line end. */
const unnamed = "\n";

function PartChoice({ field, grouping, setGrouping }: GroupingProps & { readonly field: Field }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const values = [...new Set((now.facts.text[field.id] ?? []).map((value) => value || null))];
  const names = values.filter((value) => value !== null).toSorted();
  const picked = grouping.picked[field.id];
  const pick = (value: string): void => {
    const { [field.id]: _before, ...others } = grouping.picked;
    setGrouping({
      ...grouping,
      picked: value === "" ? others : { ...others, [field.id]: value === unnamed ? null : value },
    });
  };
  return (
    <Select
      value={picked === undefined ? "" : (picked ?? unnamed)}
      aria-label={say(field)}
      popupMatchSelectWidth={false}
      onChange={pick}
      options={[
        { value: "", label: `${say(field)} · ${t("assess.filter.all")}` },
        ...names.map((value) => ({ value, label: value })),
        ...(values.includes(null) ? [{ value: unnamed, label: t("assess.group.none") }] : []),
      ]}
    />
  );
}

/** The subtotals of every part, stage by stage; pressing a part shows its schools below. */
export function GroupTotals({ grouping, setGrouping, stage: only }: GroupingProps & { readonly stage: string }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const { by } = grouping;
  const totals = useMemo(() => (by === "" ? null : subtotals(now.answer, { field: by })), [now, by]);
  const field = now.compiled.fieldOf.get(by);
  if (totals === null || field === undefined) return null;
  const { indicators, stages } = now.bundle.standard;
  const shown = stages.filter(({ id }) => totals.stages[id] !== undefined && (only === "" || only === id));
  return (
    <div
      className="totals-box"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
      role="region"
      aria-label={t("assess.group.byField", { field: say(field) })}
    >
      <table className="totals">
        <thead>
          <tr>
            <th scope="col">{say(field)}</th>
            <th scope="col">{t("assess.table.stage")}</th>
            <th scope="col" className="num">
              {t("assess.group.sections")}
            </th>
            <th scope="col" className="num">
              {t("assess.table.students")}
            </th>
            {indicators.map((one) => (
              <th key={one.id} scope="col" className="num" title={say(one.name)}>
                {say(shortName(one))}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map(({ id }) => (
          <tbody key={id}>
            {totals.stages[id]!.map((part) => (
              <TotalLine
                key={part.value ?? unnamed}
                part={part}
                stage={id}
                field={field}
                {...{ grouping, setGrouping }}
              />
            ))}
          </tbody>
        ))}
      </table>
      <p className="fine">{t("assess.group.hint")}</p>
    </div>
  );
}

interface TotalLineProps extends GroupingProps {
  readonly part: Subtotal;
  readonly stage: string;
  readonly field: Field;
}

function TotalLine({ part, stage, field, grouping, setGrouping }: TotalLineProps) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const { indicators, stages, sectionRule } = now.bundle.standard;
  const name = field.codeNames?.[part.value ?? ""];
  const picked = grouping.picked[field.id] === part.value;
  const { [field.id]: _before, ...others } = grouping.picked;
  const toggle = (): void =>
    setGrouping({ ...grouping, picked: picked ? others : { ...others, [field.id]: part.value } });
  return (
    <tr className={picked ? "picked" : undefined}>
      <th scope="row">
        <button type="button" className="link" aria-pressed={picked} title={t("assess.group.pick")} onClick={toggle}>
          {name === undefined ? (part.value ?? t("assess.group.none")) : say(name)}
        </button>
      </th>
      <td>{say(stages.find(({ id }) => id === stage)!)}</td>
      <td className="num">
        {part.sections}
        {sectionRule !== undefined && <small>{t("assess.group.meeting", { n: part.sections_meeting })}</small>}
      </td>
      <td className="num">{part.students === null ? "—" : printAmount(part.students, language)}</td>
      {indicators.map((one) => (
        <TotalCell key={one.id} indicator={one} stage={stage} one={part.indicators[one.id]!} />
      ))}
    </tr>
  );
}

interface TotalCellProps {
  readonly indicator: Indicator;
  readonly stage: string;
  readonly one: SubtotalIndicator;
}

/** Mean and CV inside the part, and what its sections lack together. */
function TotalCell({ indicator, stage, one }: TotalCellProps) {
  const { t, language, text } = useSpeech();
  if (one.mean === null) return <td className="num">—</td>;
  const limit = indicator.atLeast?.[stage];
  const decimals = decimalsFor(limit ?? one.mean);
  const mean =
    limit === undefined
      ? printNumber(one.mean, decimals, language)
      : printBeside({ value: one.mean, limit, over: one.mean >= limit, reaching: true, decimals }, language);
  const cv = one.cv === null ? "—" : printCv({ cv: one.cv, cv_limit: null, cv_meets: null }, language);
  return (
    <td className="num">
      {mean}
      <small>{t("assess.group.cv", { cv })}</small>
      {one.gap !== null && one.gap.amount > 0 && (
        <small className="lacks-here">
          {t("assess.group.gap", {
            amount: `${printAmount(one.gap.amount, language)} ${unitWords(text, one.gap.unit, one.gap.amount)}`,
          })}
        </small>
      )}
    </td>
  );
}
