import { useEffect, useState } from "react";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";

const TICK_MS = 500;

interface UnderwayProps {
  /** how many applicants are worked on; null: not known yet */
  readonly applicants: number | null;
}

/** That a long step of a draw goes on: for how long, with how many. A large list takes a few seconds. */
export function Underway({ applicants }: UnderwayProps) {
  const { t, language } = useSpeech();
  const [begun] = useState(() => performance.now());
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), TICK_MS);
    return () => clearInterval(timer);
  }, [begun]);
  return (
    <p className="fine" role="status">
      <progress aria-label={t("draw.underway.label")} />{" "}
      {applicants === null
        ? t("draw.underway.reading", { seconds })
        : t("draw.underway.working", { applicants: printAmount(applicants, language), seconds })}
    </p>
  );
}
