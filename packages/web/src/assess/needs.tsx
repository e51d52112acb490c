import { Link, useParams } from "@tanstack/react-router";
import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { indicatorOf, shortName } from "./names.ts";
import { sectionRows } from "./school-verdicts.ts";
import type { SectionRow } from "./school-verdicts.ts";
import { printAmount, unitWords } from "../text/index.ts";

const mostSchools = 8;
const mostItems = 3;

/** The schools that lack most, each with what it lacks, farthest from the standard first. */
export function Needs() {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const needy = sectionRows(now)
    .filter(({ section }) => section.verdict === "falls_short")
    .map((row) => ({ ...row, items: itemsShort(row) }))
    .toSorted((a, b) => worst(a.items) - worst(b.items) || compareCode(a, b))
    .slice(0, mostSchools);
  if (needy.length === 0) return null;
  return (
    <section className="panel needs" aria-labelledby="needs">
      <header>
        <h2 id="needs">{t("assess.needs")}</h2>
        <p className="fine">{t("assess.needsHint")}</p>
      </header>
      <ol>
        {needy.map(({ stage, section, items }) => (
          <li key={`${stage}-${section.school_code}`}>
            <Link
              to="/regions/$region/$year/balance/assess/schools/$school"
              search={true}
              params={{ region: params.region ?? "", year: params.year ?? "", school: section.school_code ?? "" }}
            >
              {section.school_name ?? section.school_code}
            </Link>
            <small>{say(now.document.stages[stage]!)}</small>
            <p>
              {items
                .slice(0, mostItems)
                .map(
                  ({ id, one }) =>
                    `${say(shortName(indicatorOf(now, id)))} ${printAmount(one.gap!.amount, language)} ${unitWords(text, one.gap!.unit, one.gap!.amount)}`,
                )
                .join(language === "zh" ? "、" : ", ")}
              {items.length > mostItems && (language === "zh" ? " 等" : " …")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ShortItem {
  readonly id: string;
  readonly one: SectionIndicatorDocument;
  /** value ÷ threshold */
  readonly share: number;
}

function itemsShort({ section }: SectionRow): readonly ShortItem[] {
  return Object.entries(section.indicators)
    .filter(([, one]) => one.meets === false && one.gap !== null && one.gap.amount > 0)
    .map(([id, one]) => ({ id, one, share: one.value! / one.threshold! }))
    .toSorted((a, b) => a.share - b.share);
}

function worst(items: readonly ShortItem[]): number {
  return items[0]?.share ?? Number.POSITIVE_INFINITY;
}

function compareCode(a: SectionRow, b: SectionRow): number {
  return (a.section.school_code ?? "") < (b.section.school_code ?? "") ? -1 : 1;
}
