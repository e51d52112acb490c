import type { DrawView } from "@youheng/server/api";
import { useSpeech } from "../../text/index.ts";

/** The papers that anyone may take along: receipt, commitment of before, and the program that checks them. */
export function PaperLinks({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const base = `/api/public/draws/${encodeURIComponent(draw.draw_id)}`;
  const kept = draw.deleted_at === null;
  return (
    <p className="row no-print">
      {kept && draw.drawn_at !== null && (
        <a className="button" href={`${base}/receipt`} download>
          {t("draw.receipt.download")}
        </a>
      )}
      {kept && draw.committed_at !== null && (
        <a className="button" href={`${base}/commitment`} download>
          {t("draw.receipt.commitment")}
        </a>
      )}
      <a className="button" href="/api/public/draw-verifier?save=true" download>
        {t("draw.receipt.verifier")}
      </a>
      <a className="link" href="/api/public/draw-verifier" target="_blank" rel="noreferrer">
        {t("draw.receipt.openVerifier")}
      </a>
    </p>
  );
}
