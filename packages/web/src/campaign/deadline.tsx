import { useState } from "react";
import { useSpeech } from "../shell/index.ts";

const dayMs = 86_400_000;

/** Days from today to a day, in the reader's own calendar; below 0 it has passed. @example daysUntil("2026-11-27", new Date("2026-11-25T12:00:00")) // 2 */
export function daysUntil(day: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / dayMs);
}

/** The deadline in words: until when, and how many days are left. */
export function Deadline({ day, isDone }: { readonly day: string; readonly isDone: boolean }) {
  const { t } = useSpeech();
  const [now] = useState(() => new Date());
  const left = daysUntil(day, now);
  const words =
    left > 0 ? t("campaign.left", { n: left }) : left === 0 ? t("campaign.today") : t("campaign.late", { n: -left });
  return (
    <span>
      {t("campaign.until", { day })}
      {!isDone && <span className={left < 0 ? "campaign-late" : "calm"}> · {words}</span>}
    </span>
  );
}
