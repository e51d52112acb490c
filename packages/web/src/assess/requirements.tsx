import type { RequirementDocument } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { printExact, unitWords } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

/** What the standard asks of the county beside the indicators; only where it asks anything. */
export function Requirements() {
  const { t } = useSpeech();
  const { now } = useDistrict();
  const { government, quality, recognition, veto, entry, open } = now.document;
  const all = [...government, ...quality, ...recognition, ...veto, ...entry];
  if (all.length === 0) return null;
  return (
    <section className="panel requirements" aria-labelledby="requirements">
      <header>
        <h2 id="requirements">{t("assess.requirements")}</h2>
        {open.length > 0 && <p className="fine">{t("assess.requirementsOpen", { n: open.length })}</p>}
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("assess.requirement")}</th>
            <th scope="col" className="num">
              {t("why.value")}
            </th>
            <th scope="col" className="num">
              {t("assess.col.threshold")}
            </th>
            <th scope="col">{t("assess.table.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <RequirementLine key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const LIMIT_WORDS = {
  at_least: "assess.col.atLeast",
  at_most: "assess.col.atMost",
  below: "assess.col.below",
} as const;

function RequirementLine({ one }: { readonly one: RequirementDocument }) {
  const { t, say, text, language } = useSpeech();
  const limit =
    one.limit === null
      ? ""
      : t(LIMIT_WORDS[one.direction ?? "at_least"], {
          value: printExact(one.limit, language),
        });
  return (
    <tr>
      <th scope="row">
        {say(one.name)}
        <small>
          {one.clause}
          {one.substituted !== null && ` · ${one.substituted}`}
        </small>
      </th>
      <td className="num">
        {one.value === null ? (
          <span className="missing" title={text.missing[one.missing?.reason ?? "other"]}>
            —
          </span>
        ) : (
          printExact(one.value, language)
        )}{" "}
        <small>{unitWords(text, one.unit)}</small>
      </td>
      <td className="num">{limit}</td>
      <td>
        <VerdictMark mark={one.verdict} />
      </td>
    </tr>
  );
}
