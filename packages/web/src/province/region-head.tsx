import { useSpeech } from "../shell/index.ts";
import type { RegionSort, RegionSortKey } from "./region-rows.ts";

interface RegionHeadProps {
  readonly sort: RegionSort;
  readonly setSort: (sort: RegionSort) => void;
}

/** Columns that begin with the largest when they are pressed. */
const largestFirst: ReadonlySet<RegionSortKey> = new Set(["short", "over", "lacks"]);

/** The head of the table: every column but the years sorts, and the other way when pressed again. */
export function RegionHead({ sort, setSort }: RegionHeadProps) {
  const { t } = useSpeech();
  const head = (by: RegionSortKey, className = "") => {
    const sorted = sort.by === by;
    return (
      <th scope="col" className={className} aria-sort={sorted ? (sort.down ? "descending" : "ascending") : "none"}>
        <button
          type="button"
          title={t("assess.table.sort", { column: t(`province.col.${by}`) })}
          onClick={() => setSort({ by, down: sorted ? !sort.down : largestFirst.has(by) })}
        >
          {t(`province.col.${by}`)}
          <span className="sort-mark" aria-hidden="true">
            {sorted ? (sort.down ? "▾" : "▴") : ""}
          </span>
        </button>
      </th>
    );
  };
  return (
    <thead>
      <tr>
        {head("name")}
        {head("verdict")}
        <th scope="col">
          <span className="plain-head">{t("province.col.years")}</span>
        </th>
        {head("short", "num")}
        {head("over")}
        {head("lacks")}
        {head("moved")}
      </tr>
    </thead>
  );
}
