import { ringSeedOf } from "@youheng/kernel/decide";
import type { DrawView } from "@youheng/server/api";
import { RingPicture } from "./ring-picture.tsx";

/** More numbers than these cannot be told apart in the picture. */
const MOST_SHOWN = 120;

/** The ring as it was drawn, where the draw was one without siblings and is small enough to be seen. */
export function DrawnRing({ draw }: { readonly draw: DrawView }) {
  const { rules, seed, numbers, applicants, schools } = draw;
  if (rules.method !== "ring" || seed === null || numbers === null || schools === null) return null;
  if (numbers > MOST_SHOWN || numbers !== applicants || schools.length > 1) return null;
  const { start, interval } = ringSeedOf(seed.text);
  return (
    <figure className="method-picture">
      <RingPicture count={numbers} start={start} interval={interval} places={schools[0]?.admitted ?? 0} />
    </figure>
  );
}
