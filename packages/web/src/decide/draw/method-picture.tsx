import type { DrawMethod } from "@youheng/kernel/decide";
import { useSpeech } from "../../text/index.ts";
import { RingPicture } from "./ring-picture.tsx";
import { RoundsPicture } from "./rounds-picture.tsx";

/** A method in one picture and one sentence. */
export function MethodPicture({ method }: { readonly method: DrawMethod }) {
  const { t } = useSpeech();
  return (
    <figure className="method-picture">
      {method === "ring" ? (
        <RingPicture count={20} start={6} interval={3} places={15} />
      ) : (
        <RoundsPicture method={method} />
      )}
      <figcaption className="fine">
        {method === "ring" ? t("draw.picture.ringExample") : t(`draw.picture.${method}`)}
      </figcaption>
    </figure>
  );
}
