import { useState } from "react";
import { effectsOf, shortName, VerdictMark } from "../assess/index.ts";
import type { Flip, Judged } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";
import { decimalsFor, printNumber } from "../text/index.ts";
import { flipReasons } from "./flip-reasons.ts";
import type { FlipReason } from "./flip-reasons.ts";
import { RequirementMoves } from "./requirement-moves.tsx";

interface Both {
  readonly before: Judged;
  readonly after: Judged;
}

/** What a draft changes: the verdict, whose verdict and why, which CVs. */
export function PreviewEffects({ before, after }: Both) {
  const { t } = useSpeech();
  const effects = effectsOf(before.document, after.document);
  const { verdict, short, flips, cvs } = effects;
  const same = verdict.before === verdict.after && flips.length === 0 && cvs.length === 0;
  return (
    <div aria-live="polite">
      <dl className="preview-figures">
        <div>
          <dt>{t("workshop.verdictIs")}</dt>
          <dd>
            <VerdictMark mark={verdict.before} />
            {verdict.before !== verdict.after && (
              <>
                {" → "}
                <VerdictMark mark={verdict.after} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("workshop.shortSections")}</dt>
          <dd>
            {short.before}
            {short.before !== short.after && <b> → {short.after}</b>}
          </dd>
        </div>
      </dl>
      {same && <p className="fine">{t("workshop.same")}</p>}
      {!same && <Flips flips={flips} before={before} after={after} />}
      {!same && <CvTable before={before} after={after} />}
      <RequirementMoves before={before.document} after={after.document} />
    </div>
  );
}

const mostFlips = 12;

function Flips({ flips, before, after }: Both & { readonly flips: readonly Flip[] }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all ? flips : flips.slice(0, mostFlips);
  return (
    <section className="flips">
      <h3>{flips.length === 0 ? t("workshop.flipsNone") : t("workshop.flips", { n: flips.length })}</h3>
      <ul>
        {shown.map((flip) => (
          <FlipLine key={`${flip.stage.en} ${flip.schoolCode}`} flip={flip} before={before} after={after} />
        ))}
      </ul>
      {flips.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t("workshop.flipsMore", { n: flips.length - shown.length })} {t("workshop.flipsAll")}
        </button>
      )}
    </section>
  );
}

function FlipLine({ flip, before, after }: Both & { readonly flip: Flip }) {
  const { say } = useSpeech();
  const { stages } = after.document;
  const stageId = Object.keys(stages).find((id) => stages[id]?.en === flip.stage.en) ?? "";
  const reasons = flipReasons(before.document, after.document, { stageId, schoolCode: flip.schoolCode });
  return (
    <li>
      <p>
        <b>{flip.schoolName}</b> {say(flip.stage)} <VerdictMark mark={flip.before} /> →{" "}
        <VerdictMark mark={flip.after} />
      </p>
      {reasons.map((reason) => (
        <Reason key={reason.indicator} reason={reason} before={before} after={after} />
      ))}
    </li>
  );
}

function Reason({ reason, before, after }: Both & { readonly reason: FlipReason }) {
  const { t, say, language } = useSpeech();
  const all = [...after.bundle.standard.indicators, ...before.bundle.standard.indicators];
  const indicator = all.find(({ id }) => id === reason.indicator);
  if (indicator === undefined) return null;
  const print = (value: number | null): string =>
    value === null ? t("missing.other") : printNumber(value, decimalsFor(value), language);
  const moved = reason.asked !== reason.askedBefore && reason.askedBefore !== null;
  return (
    <p className="fine">
      {t(moved ? "workshop.becauseMoved" : "workshop.because", {
        indicator: say(shortName(indicator)),
        value: print(reason.value ?? reason.valueBefore),
        askedBefore: print(reason.askedBefore),
        asked: reason.asked === null ? t("workshop.noLimit") : print(reason.asked),
      })}
    </p>
  );
}

interface CvRow {
  readonly key: string;
  readonly words: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly limitBefore: number | null;
  readonly limit: number | null;
  readonly meets: boolean | null;
}

/** CVs and limits that are others than before. */
function CvTable({ before, after }: Both) {
  const { t, say, language } = useSpeech();
  const rows = Object.entries(after.document.stages).flatMap(([stageId, stage]) =>
    Object.entries(stage.indicators).flatMap(([id, now]): CvRow[] => {
      const old = before.document.stages[stageId]?.indicators[id];
      if (old !== undefined && old.cv === now.cv && old.cv_limit === now.cv_limit) return [];
      const words = t("workshop.cvLine", { stage: say(stage), indicator: say(now.short) });
      const [cv, limitBefore] = [old?.cv ?? null, old?.cv_limit ?? null];
      return [
        {
          key: `${stageId} ${id}`,
          words,
          before: cv,
          after: now.cv,
          limitBefore,
          limit: now.cv_limit,
          meets: now.cv_meets,
        },
      ];
    }),
  );
  if (rows.length === 0) return <p className="fine">{t("workshop.cvsNone")}</p>;
  const print = (value: number | null): string => (value === null ? "—" : printNumber(value, 3, language));
  return (
    <section>
      <h3>{t("workshop.cvs")}</h3>
      <ul className="cv-moves">
        {rows.map((row) => (
          <li key={row.key}>
            <span>{row.words}</span>
            <b>{row.before === row.after ? print(row.after) : `${print(row.before)} → ${print(row.after)}`}</b>
            <small>
              {row.limit !== null && t("workshop.limit", { value: limitWords(row, language) })}{" "}
              {row.meets !== null && t(row.meets ? "assess.within" : "assess.over")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function limitWords({ limit, limitBefore }: CvRow, language: "zh" | "en"): string {
  const print = (value: number): string => printNumber(value, 2, language);
  if (limit === null) return "—";
  return limitBefore === null || limitBefore === limit ? print(limit) : `${print(limitBefore)} → ${print(limit)}`;
}
