import { Input, Select } from "antd";
import { useSpeech, wordOf } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { shortName } from "./names.ts";
import type { TableFilter, TableRow } from "./table-rows.ts";

interface TableFiltersProps {
  readonly filter: TableFilter;
  readonly setFilter: (filter: TableFilter) => void;
  readonly rows: readonly TableRow[];
}

/** Search and filters over the schools' table; only values that occur are offered. */
export function TableFilters({ filter, setFilter, rows }: TableFiltersProps) {
  const { t, say, text } = useSpeech();
  const { now } = useDistrict();
  const occurring = (of: (row: TableRow) => string | null): readonly string[] =>
    [...new Set(rows.map(of))].filter((one): one is string => one !== null);
  const choice = (
    key: Exclude<keyof TableFilter, "search">,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      value={filter[key]}
      aria-label={t(`assess.filter.${key}`)}
      popupMatchSelectWidth={false}
      onChange={(value: string) => setFilter({ ...filter, [key]: value })}
      options={[{ value: "", label: `${t(`assess.filter.${key}`)} · ${t("assess.filter.all")}` }, ...options]}
    />
  );
  const { standard } = now.bundle;
  return (
    <div className="filters no-print" role="search">
      <Input
        allowClear
        type="search"
        value={filter.search}
        placeholder={t("assess.find")}
        aria-label={t("assess.find")}
        onChange={(event) => setFilter({ ...filter, search: event.target.value })}
      />
      {choice(
        "stage",
        standard.stages.map((stage) => ({ value: stage.id, label: say(stage) })),
      )}
      {choice(
        "verdict",
        occurring((row) => row.mark).map((mark) => ({
          value: mark,
          label: wordOf(text.verdict as unknown as Record<string, string>, mark),
        })),
      )}
      {choice(
        "indicator",
        standard.indicators.map((one) => ({ value: one.id, label: say(shortName(one)) })),
      )}
      {choice(
        "locality",
        occurring((row) => row.locality).map((id) => ({ value: id, label: wordOf(text.locality, id) })),
      )}
    </div>
  );
}
