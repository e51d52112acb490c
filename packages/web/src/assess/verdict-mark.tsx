import type { SchoolMark } from "./school-verdicts.ts";
import { useSpeech } from "../shell/index.ts";

/** A verdict as a shape: circle, triangle, hollow square, dot. The colour says the same again. */
export function VerdictShape({ mark, size = 12 }: { readonly mark: SchoolMark; readonly size?: number }) {
  return (
    <svg className={`shape shape-${mark}`} viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      {mark === "meets" && <circle cx="6" cy="6" r="5" />}
      {mark === "falls_short" && <path d="M6 .8 11.6 11H.4z" />}
      {mark === "not_assessable" && <rect x="1.5" y="1.5" width="9" height="9" />}
      {mark === "left_out" && <circle cx="6" cy="6" r="2.2" />}
    </svg>
  );
}

/** A verdict as shape and word. */
export function VerdictMark({ mark }: { readonly mark: SchoolMark }) {
  const { t } = useSpeech();
  return (
    <span className={`verdict verdict-${mark}`}>
      <VerdictShape mark={mark} />
      {t(`verdict.${mark}`)}
    </span>
  );
}
