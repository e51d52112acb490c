import type { DrawView } from "@youheng/server/api";
import { useSpeech } from "../../text/index.ts";

/** The places of each school before the draw, and what became of them after. */
export function SchoolResults({ draw }: { readonly draw: DrawView }) {
  const { t } = useSpeech();
  const results = new Map(draw.schools?.map((one) => [one.school_code, one]));
  const waits = draw.rules.waiting_list !== "none" && draw.schools !== null;
  return (
    <table className="draw-schools">
      <thead>
        <tr>
          <th scope="col">{t("draw.receipt.school")}</th>
          <th scope="col" className="num">
            {t("draw.receipt.places")}
          </th>
          {draw.schools !== null && (
            <th scope="col" className="num">
              {t("draw.receipt.admitted")}
            </th>
          )}
          {waits && (
            <th scope="col" className="num">
              {t("draw.receipt.waiting")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {draw.rules.schools.map(({ school_code: code, name, places, held_back: held }) => {
          const one = results.get(code);
          const over = one === undefined ? 0 : one.admitted - one.places;
          return (
            <tr key={code}>
              <th scope="row">
                {name} <span className="calm figures">{code}</span>
              </th>
              <td className="num">{places - held}</td>
              {draw.schools !== null && (
                <td className="num">
                  {one?.admitted}
                  {over > 0 && <small className="over"> {t("draw.receipt.over", { n: over })}</small>}
                </td>
              )}
              {waits && <td className="num">{one?.waiting}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
