import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RisenView } from "@youheng/server/api";
import { regionsQuestion, risenQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** What the level below did not see mended in time: shown to the level above; nothing where nothing rose. */
export function Risen() {
  const { t } = useSpeech();
  const mayRead = useSession()?.account?.may.includes("supervision.read") === true;
  const risen = useQuery({ ...risenQuestion, enabled: mayRead });
  if (!mayRead || risen.data === undefined || risen.data.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="act-risen">
      <h2 id="act-risen">{t("act.risen")}</h2>
      <p className="fine">{t("act.risenHint")}</p>
      <ul className="ledger-school">
        {risen.data.map((one) => (
          <RisenItem key={one.finding_id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function RisenItem({ one }: { readonly one: RisenView }) {
  const { t } = useSpeech();
  const regions = useQuery(regionsQuestion).data ?? [];
  const year = regions.find(({ region_code: code }) => code === one.region_code)?.years[0]?.school_year;
  const place = `${one.region_name ?? one.region_code} · ${one.school_name}`;
  return (
    <li className="finding-item">
      <div>
        <p className="finding-words">{one.finding}</p>
        <p className="fine">
          {year === undefined ? (
            place
          ) : (
            <Link
              to="/regions/$region/$year/balance/act/supervision"
              params={{ region: one.region_code, year: String(year) }}
            >
              {place}
            </Link>
          )}
        </p>
      </div>
      <div className="finding-standing">
        <span className={`state finding-${one.state}`}>{t(`act.findingState.${one.state}`)}</span>
        <small className="block cell-error">
          {one.due_on} · ▲ {t("act.due.overdue", { n: Math.abs(one.due.days ?? 0) })}
        </small>
        {one.rises.map(({ level, on }) => (
          <small key={level} className="block calm">
            ↑ {t("act.roseTo", { day: on, level: t(`act.level.${level as "city"}`) })}
          </small>
        ))}
      </div>
    </li>
  );
}
