import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ComponentType } from "react";
import { useDistrict } from "../assess/index.ts";
import { LanguageSwitch, useSpeech } from "../shell/index.ts";
import { HelpStory } from "./help-story.tsx";
import { MissingStory } from "./missing-story.tsx";
import { MovedStory } from "./moved-story.tsx";
import { StandStory } from "./stand-story.tsx";
import { stepOfKey } from "./step-of-key.ts";

type StoryId = "stand" | "moved" | "help" | "missing";

const stories: readonly { readonly id: StoryId; readonly Story: ComponentType }[] = [
  { id: "stand", Story: StandStory },
  { id: "moved", Story: MovedStory },
  { id: "help", Story: HelpStory },
  { id: "missing", Story: MissingStory },
];

/** 驾驶舱: one screen for the meeting room; the stories of the year, walked by keyboard. */
export function CockpitPage() {
  const { t, say, yearOf } = useSpeech();
  const { region, year, now } = useDistrict();
  const [at, setAt] = useState(0);
  const box = useRef<HTMLElement>(null);
  const leave = useLeave();
  useKeys({
    turn: (step) => setAt((before) => Math.max(0, Math.min(stories.length - 1, before + step))),
    leave,
    full: () => toggleFull(box.current),
  });
  const { id, Story } = stories[at]!;
  return (
    <section className="cockpit" ref={box} aria-label={t("cockpit.title")}>
      <div className="cockpit-screen">
        <header>
          <h1 aria-live="polite">{t(`cockpit.story.${id}`)}</h1>
          <p>
            {say(region.name)} · {yearOf(year)}
          </p>
        </header>
        <div className="cockpit-story" key={id}>
          <Story />
        </div>
        <footer>
          <p>
            {say(now.document.standard_name)} {now.document.standard_version}
          </p>
          <Tools at={at} go={setAt} leave={leave} full={() => toggleFull(box.current)} />
        </footer>
      </div>
    </section>
  );
}

interface ToolsProps {
  readonly at: number;
  readonly go: (at: number) => void;
  readonly leave: () => void;
  readonly full: () => void;
}

function Tools({ at, go, leave, full }: ToolsProps) {
  const { t } = useSpeech();
  return (
    <nav className="cockpit-tools" aria-label={t("cockpit.keys")} title={t("cockpit.keys")}>
      <button type="button" onClick={() => go(at - 1)} disabled={at === 0} aria-label={t("cockpit.previous")}>
        ←
      </button>
      {stories.map(({ id }, i) => (
        <button
          key={id}
          type="button"
          className="cockpit-dot"
          aria-current={i === at ? "step" : undefined}
          aria-label={t(`cockpit.story.${id}`)}
          onClick={() => go(i)}
        >
          {i + 1}
        </button>
      ))}
      <button
        type="button"
        onClick={() => go(at + 1)}
        disabled={at === stories.length - 1}
        aria-label={t("cockpit.next")}
      >
        →
      </button>
      <button type="button" onClick={full}>
        {t("cockpit.full")}
      </button>
      <LanguageSwitch />
      <button type="button" onClick={leave} aria-label={t("cockpit.leave")}>
        ×
      </button>
    </nav>
  );
}

/** Back to the page of the verdict. */
function useLeave(): () => void {
  const navigate = useNavigate();
  const { region, year }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    void navigate({
      to: "/regions/$region/$year/balance/assess",
      params: { region: region ?? "", year: year ?? "" },
      search: true,
    });
  }, [navigate, region, year]);
}

function toggleFull(box: HTMLElement | null): void {
  if (document.fullscreenElement === null) void box?.requestFullscreen();
  else void document.exitFullscreen();
}

interface Walk {
  readonly turn: (step: number) => void;
  readonly leave: () => void;
  readonly full: () => void;
}

function useKeys(walk: Walk): void {
  const now = useRef(walk);
  useEffect(() => {
    now.current = walk;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = stepOfKey(event);
      if (step === null) return;
      event.preventDefault();
      if (step === "leave") now.current.leave();
      else if (step === "full") now.current.full();
      else now.current.turn(step);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
