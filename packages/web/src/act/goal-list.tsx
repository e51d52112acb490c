import { App, Button } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { GoalPoint } from "@youheng/kernel/act";
import type { ActView, GoalComingView, GoalView } from "@youheng/server/api";
import { actPath, goalsComingQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printNumber, printShare } from "../text/index.ts";
import { GoalPath } from "./goal-path.tsx";
import { type ActNames, useActNames } from "./use-act.ts";

/** The goals, each held against the published returns, the measures and, on asking, the pupils expected. */
export function GoalList({ act }: { readonly act: ActView }) {
  const { t } = useSpeech();
  const mayForecast = useSession()?.account?.may.includes("forecast.read") === true;
  const [isAsked, ask] = useState(false);
  const coming = useQuery({ ...goalsComingQuestion(act.region_code), enabled: isAsked });
  if (act.goals.length === 0) return <p className="empty">{t("act.goalsNone")}</p>;
  return (
    <>
      <ul className="goal-list">
        {act.goals.map((goal) => (
          <GoalItem
            key={goal.goal_id}
            region={act.region_code}
            goal={goal}
            coming={coming.data?.find((one) => one.goal_id === goal.goal_id)}
          />
        ))}
      </ul>
      {mayForecast && coming.data === undefined && (
        <Button className="no-print" loading={coming.isFetching} onClick={() => ask(true)}>
          {t("act.goalComingAsk")}
        </Button>
      )}
      {coming.isError && <ProblemWords error={coming.error} />}
    </>
  );
}

interface ItemProps {
  readonly region: string;
  readonly goal: GoalView;
  readonly coming: GoalComingView | undefined;
}

function GoalItem({ region, goal, coming }: ItemProps) {
  const { t, yearOf } = useSpeech();
  const names = useActNames(region, goal.standard);
  const print = usePrint(goal);
  const newest = goal.points.at(-1);
  return (
    <li className="goal">
      <div className="goal-words">
        <h3>
          {goal.title} <span className={`state goal-${goal.state}`}>{t(`act.goalState.${goal.state}`)}</span>
        </h3>
        <p className="fine">
          <AimWords goal={goal} names={names} /> ·{" "}
          {t("act.goalBy", { year: yearOf(goal.school_year), owner: goal.owner })}
        </p>
        <dl className="goal-facts">
          {newest !== undefined && (
            <Fact goal={goal} word={`${t("act.goalNow")} ${yearOf(newest.schoolYear)}`} point={newest} />
          )}
          {goal.ahead !== null && <Fact goal={goal} word={t("act.goalAhead")} point={goal.ahead} />}
          {coming !== undefined && <Fact goal={goal} word={t("act.goalComing")} point={coming.ahead} />}
          {coming !== undefined && <Fact goal={goal} word={t("act.goalIdle")} point={coming.idle} />}
        </dl>
      </div>
      {goal.aims_at !== "verdict" && <GoalPath goal={goal} print={print} />}
      <DropGoal region={region} goal={goal} />
    </li>
  );
}

function AimWords({ goal, names }: { readonly goal: GoalView; readonly names: ActNames }) {
  const { t } = useSpeech();
  const print = usePrint(goal);
  if (goal.aims_at === "verdict") return <>{t("act.aim.verdict")}</>;
  const stage = goal.stage === null ? t("act.allStages") : names.stage(goal.stage);
  const indicator = goal.indicator === null ? t("act.allIndicators") : names.indicator(goal.indicator);
  return (
    <>
      {stage} · {indicator} · {t(`act.aim.${goal.aims_at}`)} <strong>{print(goal.target)}</strong>
    </>
  );
}

/** How a goal's figure is printed. */
function usePrint({ aims_at: aim }: GoalView): (value: number | null) => string {
  const { language } = useSpeech();
  return (value) => {
    if (value === null) return "—";
    if (aim === "sections_meeting") return printShare(value, language, 1);
    return printNumber(value, aim === "cv" ? 3 : 2, language);
  };
}

function Fact({ goal, word, point }: { readonly goal: GoalView; readonly word: string; readonly point: GoalPoint }) {
  const { t } = useSpeech();
  const print = usePrint(goal);
  const said =
    point.isReached === null ? "act.goalUnknown" : point.isReached ? "act.goalReached" : "act.goalNotReached";
  return (
    <div>
      <dt>{word}</dt>
      <dd className={point.isReached === false ? "cell-error" : ""}>
        {point.isReached === true ? "● " : "○ "}
        {point.value === null ? "" : `${print(point.value)} `}
        {t(said)}
      </dd>
    </div>
  );
}

function DropGoal({ region, goal }: { readonly region: string; readonly goal: GoalView }) {
  const { t } = useSpeech();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const may = useSession()?.account?.may ?? [];
  const drop = useMutation({
    mutationFn: () => tell(`${actPath(region)}/goals/${goal.goal_id}`, "DELETE"),
    onSuccess: () => client.invalidateQueries({ queryKey: ["act"] }),
  });
  if (!may.includes("act.edit")) return null;
  const ask = (): void =>
    void modal.confirm({
      title: t("act.goalDropAsk", { title: goal.title }),
      okText: t("act.goalDrop"),
      cancelText: t("cancel"),
      onOk: () => drop.mutateAsync(),
    });
  return (
    <Button
      className="no-print"
      size="small"
      type="text"
      onClick={ask}
      aria-label={`${t("act.goalDrop")}：${goal.title}`}
    >
      {t("act.goalDrop")}
    </Button>
  );
}
