import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OwnDutyView } from "@youheng/server/api";
import { ownDutiesQuestion, regionsQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";

const groups = [
  { state: "overdue", words: "duty.late" },
  { state: "due_soon", words: "duty.soon" },
  { state: "on_time", words: "duty.later" },
] as const;

/** What is due for whoever is signed in, what is late in front, each with the way to where it is done. */
export function DutiesPage() {
  const { t } = useSpeech();
  const duties = useQuery(ownDutiesQuestion);
  if (duties.error) return <Trouble error={duties.error} again={() => void duties.refetch()} />;
  if (duties.data === undefined) return <Waiting />;
  const all = duties.data;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t("duty.title")}</h1>
          <p className="lead">{t("duty.lead")}</p>
        </div>
        <div className="header-tools">
          <Link className="button" to="/account" hash="mail">
            {t("duty.mail.own")}
          </Link>
          <Link className="button" to="/account" hash="own-calendar">
            {t("duty.calendar.title")}
          </Link>
          <Link className="button" to="/account" hash="own-deputy">
            {t("duty.deputy.title")}
          </Link>
        </div>
      </header>
      {all.length === 0 && (
        <div className="panel empty">
          <p>{t("duty.none")}</p>
          <p className="fine">{t("duty.noneHint")}</p>
        </div>
      )}
      {groups.map(({ state, words }) => {
        const some = all.filter((one) => one.due.state === state);
        return some.length === 0 ? null : <DutyGroup key={state} title={t(words)} state={state} duties={some} />;
      })}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly state: string;
  readonly duties: readonly OwnDutyView[];
}

function DutyGroup({ title, state, duties }: GroupProps) {
  return (
    <section className={`panel duty-group duty-${state}`} aria-labelledby={`duties-${state}`}>
      <h2 id={`duties-${state}`}>
        {title} <small>{duties.length}</small>
      </h2>
      <ul className="duty-list">
        {duties.map((one) => (
          <DutyLine key={`${one.region_code} ${one.subject}`} one={one} />
        ))}
      </ul>
    </section>
  );
}

function DutyLine({ one }: { readonly one: OwnDutyView }) {
  const { t, say } = useSpeech();
  const { state, days } = one.due;
  return (
    <li>
      <span className="state">{t(`duty.kind.${one.kind}`)}</span>
      <span className="duty-title">
        <strong>{say(one.title)}</strong>
        {one.stands_in_for !== null && (
          <small className="block calm">{t("duty.standsIn", { who: one.stands_in_for })}</small>
        )}
      </span>
      <span className="duty-day">
        <time dateTime={one.due_on}>{one.due_on}</time>
        <small className={`block ${state === "overdue" ? "cell-error" : "calm"}`}>
          {t(`act.due.${state}`, { n: Math.abs(days ?? 0) })}
        </small>
      </span>
      <WayThere one={one} />
    </li>
  );
}

/** Where a duty is done: schools on their own page, the county where the thing stands. */
function WayThere({ one }: { readonly one: OwnDutyView }) {
  const { t } = useSpeech();
  const regions = useQuery(regionsQuestion).data ?? [];
  const isCounty = useSession()?.account?.may.includes("facts.read") === true;
  const region = one.region_code;
  const years = regions.find((found) => found.region_code === region)?.years ?? [];
  const [, formYear = ""] = one.subject.split(":");
  const year = String(years[0]?.school_year ?? one.due_on.slice(0, 4));
  const words = t("duty.go");
  if (one.kind === "form" && one.school_code !== null)
    return (
      <Link
        className="button"
        to="/regions/$region/$year/schools/$school/form"
        params={{ region, year: formYear, school: one.school_code }}
      >
        {words}
      </Link>
    );
  if (one.kind === "campaign")
    return (
      <Link className="button" to="/regions/$region/$year/campaign" params={{ region, year: formYear }}>
        {words}
      </Link>
    );
  if (!isCounty)
    return (
      <Link className="button" to="/my-schools">
        {words}
      </Link>
    );
  return (
    <Link className="button" to={ways[one.kind]} params={{ region, year }}>
      {words}
    </Link>
  );
}

/** Where the county does each kind of duty. */
const ways = {
  task: "/regions/$region/$year/balance/act/tasks",
  measure: "/regions/$region/$year/balance/act",
  "measure-head": "/regions/$region/$year/balance/act",
  "finding-answer": "/regions/$region/$year/balance/act/supervision",
  "finding-close": "/regions/$region/$year/balance/act/supervision",
  visit: "/regions/$region/$year/balance/act/supervision",
  form: "/regions/$region/$year/campaign",
  draw: "/regions/$region/$year/places/act",
} as const;
