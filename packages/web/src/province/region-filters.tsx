import { Input, Select } from "antd";
import { useSpeech } from "../shell/index.ts";
import { partName } from "./part-names.ts";
import { useProvince } from "./province.tsx";
import { moveOf, unpublished } from "./region-rows.ts";
import type { RegionFilter } from "./region-rows.ts";

interface RegionFiltersProps {
  readonly filter: RegionFilter;
  readonly setFilter: (filter: RegionFilter) => void;
}

const verdicts = ["falls_short", "not_assessable", "meets"] as const;
const moves = ["reached", "fell", "better", "worse", "same"] as const;

/** Search and filters over the districts; only values that occur are offered. */
export function RegionFilters({ filter, setFilter }: RegionFiltersProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { view, bundle } = useProvince();
  const rows = view.regions;
  const lacking = new Map(
    rows.flatMap((row) => row.largest_gaps.map((gap) => [`${gap.stage} ${gap.indicator}`, gap] as const)),
  );
  const choice = (
    key: Exclude<keyof RegionFilter, "search">,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      value={filter[key]}
      aria-label={t(`province.filter.${key}`)}
      popupMatchSelectWidth={false}
      onChange={(value: string) => setFilter({ ...filter, [key]: value })}
      options={[{ value: "", label: `${t(`province.filter.${key}`)} · ${t("province.filter.all")}` }, ...options]}
    />
  );
  return (
    <div className="filters no-print" role="search">
      <Input
        allowClear
        type="search"
        value={filter.search}
        placeholder={t("province.find")}
        aria-label={t("province.find")}
        onChange={(event) => setFilter({ ...filter, search: event.target.value })}
      />
      {choice("verdict", [
        ...verdicts
          .filter((verdict) => rows.some((row) => row.verdict === verdict))
          .map((value) => ({ value, label: t(`verdict.${value}`) })),
        ...(rows.some((row) => row.verdict === null) ? [{ value: unpublished, label: t("province.unpublished") }] : []),
      ])}
      {choice(
        "lacks",
        [...lacking].map(([value, gap]) => ({ value, label: partName(bundle, gap, speech) })),
      )}
      {choice(
        "moved",
        moves
          .filter((move) => rows.some((row) => moveOf(row) === move))
          .map((value) => ({ value, label: t(`province.move.${value}`) })),
      )}
    </div>
  );
}
