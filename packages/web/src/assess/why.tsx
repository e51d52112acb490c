import { Drawer } from "antd";
import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { explain } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { indicatorOf } from "./names.ts";
import { TraceView } from "./trace-view.tsx";

/** Which number is asked about. */
export interface WhyAsked {
  readonly stage: string;
  readonly indicator: string;
  readonly schoolCode?: string;
  readonly what: "value" | "mean" | "cv" | "gap";
}

const Ask = createContext<((asked: WhyAsked) => void) | null>(null);

/** One drawer for the whole room; every number opens it. */
export function WhyProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<WhyAsked | null>(null);
  const [open, setOpen] = useState(false);
  const askFor = useCallback((next: WhyAsked) => {
    setAsked(next);
    setOpen(true);
  }, []);
  const { t } = useSpeech();
  return (
    <Ask.Provider value={askFor}>
      {children}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t("why.title")}
        size={620}
        destroyOnHidden
        className="why-drawer"
      >
        {asked !== null && <WhyAnswer asked={asked} />}
      </Drawer>
    </Ask.Provider>
  );
}

/** A number that answers "why?". */
export function WhyNumber({
  asked,
  children,
  inTable = false,
}: {
  readonly asked: WhyAsked;
  readonly children: ReactNode;
  readonly inTable?: boolean;
}) {
  const askFor = useContext(Ask);
  const { t } = useSpeech();
  return (
    <button
      type="button"
      className="why"
      title={t("school.why")}
      tabIndex={inTable ? -1 : undefined}
      onClick={() => askFor?.(asked)}
    >
      {children}
      <span className="sr-only">{t("school.why")}</span>
    </button>
  );
}

function WhyAnswer({ asked }: { readonly asked: WhyAsked }) {
  const { t, say } = useSpeech();
  const { now, effects } = useDistrict();
  const trace = useMemo(
    () =>
      explain(now.answer, {
        stage: asked.stage,
        indicator: asked.indicator,
        ...(asked.schoolCode === undefined ? {} : { schoolCode: asked.schoolCode }),
      }),
    [now, asked],
  );
  const indicator = indicatorOf(now, asked.indicator);
  const stage = now.document.stages[asked.stage];
  const school = stage?.sections_list.find((one) => one.school_code === asked.schoolCode);
  return (
    <div className="why-answer">
      <p className="eyebrow">
        {[school?.school_name, stage === undefined ? null : say(stage)].filter(Boolean).join(" · ")}
        {effects !== null && <span className="trial-tag">{t("why.trial")}</span>}
      </p>
      {trace === null ? (
        <p>{t("why.failed", { message: asked.indicator })}</p>
      ) : (
        <TraceView trace={trace} sources={indicator.sources} compiled={now.compiled} />
      )}
    </div>
  );
}
