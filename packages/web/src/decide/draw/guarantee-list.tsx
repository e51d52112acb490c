import type { Guarantee } from "@youheng/kernel/decide";
import { useSpeech } from "../../text/index.ts";

const MARKS = { yes: "✓", partly: "~", no: "✗" } as const;

/** What a method promises and what not, each with a mark and a word. */
export function GuaranteeList({ list }: { readonly list: readonly Guarantee[] }) {
  const { t, language } = useSpeech();
  return (
    <section className="guarantees">
      <h3>{t("draw.guarantees")}</h3>
      <ul>
        {list.map((one) => (
          <li key={one.id} className={`guarantee guarantee-${one.holds}`}>
            <strong>
              <span aria-hidden="true">{MARKS[one.holds]}</span> {t(`draw.holds.${one.holds}`)}
            </strong>
            <span>{one[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
