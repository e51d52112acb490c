import type { BirthsAndEntries } from "@youheng/kernel/foresee";
import type { OutlookView } from "@youheng/server/api";
import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { birthsDrawing, type BirthYear } from "./births-drawing.tsx";

/** Where births are not used, they are laid beside the entries of children of this age. */
const USUAL_LAG = 6;

interface BirthsPanelProps {
  readonly view: OutlookView;
  readonly regionName: string;
}

/** Births and entries beside each other, and what the forecast of entries is made from; said aloud where births are missing. */
export function BirthsPanel({ view, regionName }: BirthsPanelProps) {
  const { t } = useSpeech();
  const { births } = view;
  const years = birthYears(births);
  const known = births.entries.filter(({ expected }) => !expected);
  const [was, will] = [known.at(-1), births.entries.at(-1)];
  if (was === undefined || will === undefined) return null;
  const said = births.births === null ? "missing" : births.lag === null ? "notUsed" : "note";
  const words = { grade: births.grade, lag: births.lag ?? USUAL_LAG };
  const columns = (["year", "bornYear", "born", "entered", "expected", "low", "high"] as const).map((id) =>
    t(`placesInput.births.${id}`),
  );
  return (
    <section className="panel">
      <ChartFigure
        title={t("placesInput.births.title")}
        label={t("placesInput.births.label", {
          from: was.school_year,
          was: Math.round(was.students),
          to: will.school_year,
          will: Math.round(will.students),
        })}
        note={
          <p className={said === "missing" ? "notice notice-short" : "fine"}>
            {t(`placesInput.births.${said}`, words)}
          </p>
        }
        foot={`${regionName} · ${view.last_year} · ${view.lineage.kernel_version} · ${view.lineage.digest.slice(0, 12)}`}
        table={{
          columns,
          rows: years.map(({ year, born, entered, expected, near }) => [
            year,
            year - words.lag,
            born,
            entered,
            rounded(expected),
            rounded(near?.[0] ?? null),
            rounded(near?.[1] ?? null),
          ]),
        }}
        draw={(width) =>
          birthsDrawing(
            years,
            {
              born: t("placesInput.births.born"),
              entered: t("placesInput.births.entered"),
              expected: t("placesInput.births.expected"),
            },
            width,
          )
        }
      />
    </section>
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** Years of entry that have anything to show; births that nobody of the years shown was born in are left out. */
function birthYears({ births, lag, entries }: BirthsAndEntries): readonly BirthYear[] {
  const first = entries[0]?.school_year ?? 0;
  const last = entries.at(-1)?.school_year ?? -1;
  const bornFor = new Map((births ?? []).map(({ year, births: born }) => [year + (lag ?? USUAL_LAG), born]));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const year = first + at;
    const one = entries.find(({ school_year }) => school_year === year);
    return {
      year,
      born: bornFor.get(year) ?? null,
      entered: one === undefined || one.expected ? null : one.students,
      expected: one?.expected === true ? one.students : null,
      near: one === undefined || one.low === null || one.high === null ? null : [one.low, one.high],
    };
  });
}
