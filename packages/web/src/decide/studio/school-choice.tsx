import type { HandPlan, OwnPlan, StudioGround } from "@youheng/kernel/decide";
import type { StudioView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";

/** What the working part of the studio is given. */
export interface HandsProps {
  readonly ground: StudioGround;
  readonly view: StudioView;
  readonly own: OwnPlan;
  readonly change: (to: (plan: HandPlan) => HandPlan) => void;
}

/** What every tab of the studio is given. */
export interface TabProps extends HandsProps {
  /** the school under the hand; null: none is chosen */
  readonly school: string | null;
  readonly choose: (code: string) => void;
}

/** Chooses a school by its name; those that fall short stand first. */
export function SchoolChoice({ ground, own, school, choose }: Pick<TabProps, "ground" | "own" | "school" | "choose">) {
  const { t } = useSpeech();
  const short = new Set(
    Object.values(own.after.stages).flatMap(({ sections_list }) =>
      sections_list.filter(({ verdict }) => verdict === "falls_short").map(({ school_code }) => school_code),
    ),
  );
  const schools = [...ground.schools.values()]
    .filter(({ stages }) => stages.size > 0)
    .toSorted((a, b) => Number(short.has(b.code)) - Number(short.has(a.code)) || (a.code < b.code ? -1 : 1));
  return (
    <label>
      {t("studio.school")}{" "}
      <select value={school ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="" disabled>
          {t("studio.choose")}
        </option>
        {schools.map(({ code, name }) => (
          <option key={code} value={code}>
            {short.has(code) ? `▲ ${name}` : name}
          </option>
        ))}
      </select>
    </label>
  );
}
