import { withPair } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import type { TabProps } from "./school-choice.tsx";

/** Every school that falls short, each with the school that leads it: one that meets the standard today, the nearest first. */
export function PairsTab({ ground, own, change, choose }: TabProps) {
  const { t } = useSpeech();
  const verdicts = verdictsOf(own);
  const weak = [...verdicts].filter(([, all]) => all.includes("falls_short")).map(([code]) => code);
  const strong = [...verdicts].filter(([, all]) => all.every((one) => one === "meets")).map(([code]) => code);
  const ledBy = new Map(own.hand.pairs.map(({ lead, school_code }) => [school_code, lead]));
  const shared = new Map(
    own.groups.flatMap(({ members }) =>
      members.map(({ school_code, shares }) => [school_code, shares.reduce((sum, one) => sum + one.amount, 0)]),
    ),
  );
  const name = (code: string): string => ground.schools.get(code)?.name ?? code;
  const far = (a: string, b: string): number => ground.km(a, b) ?? Infinity;
  if (weak.length === 0) return <p className="empty">{t("studio.noWeak")}</p>;
  return (
    <div className="table-scroll studio-list">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("studio.weak")}</th>
            <th scope="col">{t("studio.ledBy")}</th>
          </tr>
        </thead>
        <tbody>
          {weak.map((code) => (
            <tr key={code} className={ledBy.has(code) ? "is-changed" : undefined}>
              <th scope="row">
                <button type="button" className="link" onClick={() => choose(code)}>
                  {name(code)}
                </button>
              </th>
              <td>
                <select
                  aria-label={`${name(code)} ${t("studio.ledBy")}`}
                  value={ledBy.get(code) ?? ""}
                  onChange={(event) =>
                    change((plan) => withPair(plan, code, event.target.value === "" ? null : event.target.value))
                  }
                >
                  <option value="">{t("studio.nobody")}</option>
                  {strong
                    .toSorted((a, b) => far(code, a) - far(code, b) || (a < b ? -1 : 1))
                    .map((lead) => (
                      <option key={lead} value={lead}>
                        {name(lead)} ·{" "}
                        {Number.isFinite(far(code, lead))
                          ? t("studio.reach", { km: far(code, lead).toFixed(1) })
                          : t("studio.noWay")}
                      </option>
                    ))}
                </select>{" "}
                {ledBy.has(code) && <span className="fine">{t("studio.shares", { n: shared.get(code) ?? 0 })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** school → the verdicts of its sections, today: who leads and who is led is asked of today. */
function verdictsOf({ before }: TabProps["own"]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const { sections_list } of Object.values(before.stages))
    for (const { school_code, verdict } of sections_list)
      if (school_code !== null && verdict !== null) all.set(school_code, [...(all.get(school_code) ?? []), verdict]);
  return all;
}
