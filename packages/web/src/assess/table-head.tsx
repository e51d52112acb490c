import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { shortName } from "./names.ts";
import type { Sort, SortKey } from "./table-rows.ts";

interface TableHeadProps {
  readonly sort: Sort;
  readonly setSort: (sort: Sort) => void;
}

/** The head of the schools' table: every column sorts. */
export function TableHead({ sort, setSort }: TableHeadProps) {
  const { t, say } = useSpeech();
  const { indicators } = useDistrict().now.bundle.standard;
  const head = (by: SortKey, words: string, title = words) => (
    <SortHead key={by} by={by} words={words} title={title} sort={sort} setSort={setSort} />
  );
  return (
    <thead>
      <tr>
        {head("name", t("assess.table.school"))}
        {head("stage", t("assess.table.stage"))}
        {head("students", t("assess.table.students"))}
        {head("verdict", t("assess.table.verdict"))}
        {head("met", t("assess.table.met"))}
        {indicators.map((one) => head(`indicator:${one.id}`, say(shortName(one)), say(one.name)))}
      </tr>
    </thead>
  );
}

interface SortHeadProps {
  readonly by: SortKey;
  readonly words: string;
  /** the whole name, where the words are short */
  readonly title?: string;
  readonly sort: Sort;
  readonly setSort: (sort: Sort) => void;
}

/** A head of a column that sorts by it, and the other way when pressed again. */
export function SortHead({ by, words, title = words, sort, setSort }: SortHeadProps) {
  const { t } = useSpeech();
  const sorted = sort.by === by;
  const numeric = by !== "name" && by !== "stage" && by !== "verdict";
  return (
    <th
      scope="col"
      className={numeric ? "num" : undefined}
      aria-sort={sorted ? (sort.down ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        title={t("assess.table.sort", { column: title })}
        onClick={() => setSort({ by, down: sorted ? !sort.down : false })}
      >
        {words}
        <span className="sort-mark" aria-hidden="true">
          {sorted ? (sort.down ? "▾" : "▴") : ""}
        </span>
      </button>
    </th>
  );
}
