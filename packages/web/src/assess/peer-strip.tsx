import { useMemo } from "react";
import type { SectionDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";

const height = 18;
/** Values beyond this share of the standard are drawn at the right edge. */
const widest = 2.5;

/** Where a section stands among all of its stage: every peer a tick, this one a mark; and its rank in words. */
export function PeerStrip({
  stage,
  section,
  indicator,
}: {
  readonly stage: string;
  readonly section: SectionDocument;
  readonly indicator: string;
}) {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const list = now.document.stages[stage]!.sections_list;
  const own = section.indicators[indicator]?.value ?? null;
  const threshold = section.indicators[indicator]?.threshold ?? null;
  const values = useMemo(() => list.flatMap((one) => one.indicators[indicator]?.value ?? []), [list, indicator]);
  if (own === null || values.length < 2) return null;
  const rank = 1 + values.filter((value) => value > own).length;
  const end = threshold === null ? Math.max(...values) : Math.min(Math.max(...values), threshold * widest);
  const at = (value: number): string => `${Math.min(1, value / end) * 100}%`;
  return (
    <span className="peers">
      <svg width="100%" height={height} aria-hidden="true">
        {values.map((value, i) => (
          <line key={i} x1={at(value)} x2={at(value)} y1="5" y2={height - 5} className="peer" />
        ))}
        {threshold !== null && (
          <line x1={at(threshold)} x2={at(threshold)} y1="1" y2={height - 1} className="peer-standard" />
        )}
        <svg x={at(own)} y={height / 2} overflow="visible">
          <path d="M0-8 3.5-3 0 8-3.5-3z" className="peer-own" />
        </svg>
      </svg>
      <small title={t("school.place")}>{t("school.placeOf", { rank, of: values.length })}</small>
    </span>
  );
}
