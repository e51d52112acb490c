import { App, Button, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { VersionView } from "@youheng/server/api";
import { tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import type { CvMove, Effects } from "./effects.ts";
import { indicatorOf, shortName } from "./names.ts";
import { VerdictMark } from "./verdict-mark.tsx";
import { printCv } from "./verdict-sentence.ts";

const mostFlips = 4;
const mostCvs = 3;

/** While something is tried: what it changes, and the ways out. Nothing is saved unless asked. */
export function TrialBar() {
  const { t } = useSpeech();
  const { trial, effects, undoAll } = useDistrict();
  const [keeping, setKeeping] = useState(false);
  if (effects === null) return null;
  return (
    <aside className="trial-bar" aria-label={t("trial.title")} aria-live="polite">
      <div className="trial-head">
        <strong>{t("trial.title")}</strong>
        <span className="trial-tag">{t("trial.unsaved")}</span>
        <span>{t("trial.count", { n: trial.changes.size + trial.switches.size })}</span>
      </div>
      <EffectList effects={effects} />
      <div className="trial-tools no-print">
        <Button onClick={undoAll}>{t("trial.reset")}</Button>
        {trial.changes.size > 0 && <Button onClick={() => setKeeping(true)}>{t("trial.keep")}</Button>}
      </div>
      <KeepDialog open={keeping} close={() => setKeeping(false)} />
    </aside>
  );
}

function EffectList({ effects }: { readonly effects: Effects }) {
  const { t, say } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const nothing =
    effects.flips.length === 0 && effects.cvs.length === 0 && effects.verdict.before === effects.verdict.after;
  if (nothing) return <p className="effects">{t("trial.noChange")}</p>;
  return (
    <ul className="effects">
      {effects.verdict.before !== effects.verdict.after && (
        <li className="effect-strong">
          {t("trial.verdict")} <VerdictMark mark={effects.verdict.before} /> →{" "}
          <VerdictMark mark={effects.verdict.after} />
        </li>
      )}
      {effects.short.before !== effects.short.after && (
        <li>
          {t("trial.sections")}{" "}
          <b>
            {effects.short.before} → {effects.short.after}
          </b>
        </li>
      )}
      {effects.flips.slice(0, mostFlips).map((flip) => (
        <li key={`${flip.stage.en}-${flip.schoolCode}`}>
          <Link
            to="/regions/$region/$year/balance/assess/schools/$school"
            search={true}
            params={{ region: params.region ?? "", year: params.year ?? "", school: flip.schoolCode }}
          >
            {flip.schoolName}
          </Link>{" "}
          {say(flip.stage)} <VerdictMark mark={flip.before} /> → <VerdictMark mark={flip.after} />
        </li>
      ))}
      {effects.cvs.slice(0, mostCvs).map((move) => (
        <CvEffect key={`${move.stageId}-${move.indicator}`} move={move} />
      ))}
    </ul>
  );
}

function CvEffect({ move }: { readonly move: CvMove }) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const print = (cv: number | null, meets: boolean | null): string =>
    cv === null ? "—" : printCv({ cv, cv_limit: move.limit, cv_meets: meets }, language);
  const crossed = move.metBefore !== move.metAfter;
  return (
    <li className={crossed ? "effect-strong" : undefined}>
      {t("trial.cvChange", { stage: say(move.stage), indicator: say(shortName(indicatorOf(now, move.indicator))) })}{" "}
      <b>
        {print(move.before, move.metBefore)} → {print(move.after, move.metAfter)}
      </b>
      {crossed && ` ${move.metAfter === true ? t("assess.within") : t("assess.over")}`}
    </li>
  );
}

function KeepDialog({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { view, trial, undoAll } = useDistrict();
  const [reason, setReason] = useState("");
  const keep = useMutation({
    mutationFn: () =>
      tell<VersionView>(`/api/versions/${encodeURIComponent(view.version.version_id)}/amend`, "POST", {
        reason: reason.trim(),
        changes: [...trial.changes.values()].map(({ schoolCode, column, value }) => ({
          school_code: schoolCode,
          column,
          value,
        })),
      }),
    onSuccess: async (version) => {
      void message.success(t("trial.kept", { number: version.number }));
      close();
      undoAll();
      await client.invalidateQueries({ queryKey: ["versions"] });
    },
  });
  return (
    <Modal
      open={open}
      onCancel={close}
      onOk={() => keep.mutate()}
      title={t("trial.keepTitle")}
      okText={t("trial.keep")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: reason.trim() === "", loading: keep.isPending }}
    >
      <p>{t("trial.keepHint")}</p>
      {trial.switches.size > 0 && <p className="fine">{t("trial.optionsNotKept")}</p>}
      <label>
        {t("trial.reason")}
        <Input.TextArea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          rows={3}
          maxLength={500}
          autoFocus
        />
      </label>
      {keep.isError && <ProblemWords error={keep.error} />}
    </Modal>
  );
}
