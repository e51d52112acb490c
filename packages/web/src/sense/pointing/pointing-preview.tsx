import { useSpeech } from "../../shell/index.ts";
import { FindingList } from "../finding-list.tsx";
import { type Pointable, type PointedReading, valueRead } from "./pointing-form.ts";

const MOST_ROWS = 12;

/** What would be read of the file, school by school, and what is wrong with it. */
export function PointingPreview({
  read,
  facts,
}: {
  readonly read: PointedReading;
  readonly facts: readonly Pointable[];
}) {
  const { t, language } = useSpeech();
  const { rows } = read.reading.facts;
  const known = facts.filter((one) =>
    Array.from({ length: rows }, (_, row) => valueRead(read, one, row, language)).some((value) => value !== ""),
  );
  return (
    <>
      <section className="panel" aria-labelledby="pointing-preview">
        <h2 id="pointing-preview">{t("pointing.preview")}</h2>
        <p role="status">{t("pointing.schools", { n: rows })}</p>
        {rows > 0 && (
          <div className="wide-table">
            <table>
              <thead>
                <tr>
                  {known.map(({ fact, zh, en }) => (
                    <th key={fact} scope="col">
                      {language === "zh" ? zh : en}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {Array.from({ length: Math.min(rows, MOST_ROWS) }, (_, row) => (
                  <tr key={row}>
                    {known.map((one) => (
                      <td key={one.fact} className="num">
                        {valueRead(read, one, row, language)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <FindingList findings={read.findings} />
    </>
  );
}
