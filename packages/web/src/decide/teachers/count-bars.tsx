import type { TeacherCount } from "@youheng/kernel/decide";
import { printAmount } from "../../text/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** Width of the longest bar, in units of the drawing. */
const LONGEST = 100;

/** Counts as a table whose bars show what its numbers say. */
export function CountBars({
  title,
  counts,
  name,
}: {
  readonly title: string;
  readonly counts: readonly TeacherCount[];
  readonly name?: (of: string) => string;
}) {
  const { language } = useSpeech();
  const most = Math.max(1, ...counts.map(({ teachers }) => teachers));
  return (
    <section className="panel count-bars">
      <h2>{title}</h2>
      <table>
        <tbody>
          {counts.map(({ of, teachers }) => (
            <tr key={of}>
              <th scope="row">{name?.(of) ?? of}</th>
              <td className="count-bar">
                <span className="num figures">{printAmount(teachers, language)}</span>
                <svg viewBox={`0 0 ${LONGEST} 10`} preserveAspectRatio="none" aria-hidden="true">
                  <rect className="bar-fill" x="0" y="1" width={(LONGEST * teachers) / most} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
