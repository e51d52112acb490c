import { Link, Outlet, useParams } from "@tanstack/react-router";
import { actPath } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";

const ways = {
  road: "/regions/$region/$year/balance/act",
  decisions: "/regions/$region/$year/balance/act/decisions",
  tasks: "/regions/$region/$year/balance/act/tasks",
  supervision: "/regions/$region/$year/balance/act/supervision",
} as const;

/** The step act: the road map, decisions, tasks, supervision; each has an address of its own. */
export function ActPage() {
  const { t } = useSpeech();
  const { region = "", year = "" }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t("act.title")}</h1>
          <p className="lead">{t("act.lead")}</p>
        </div>
        <a className="button no-print" href={`${actPath(region)}/calendar.ics`}>
          {t("act.calendar")}
        </a>
      </header>
      <nav className="scene-parts no-print" aria-label={t("act.title")}>
        {(["road", "decisions", "tasks", "supervision"] as const).map((part) => (
          <Link
            key={part}
            to={ways[part]}
            params={{ region, year }}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            {t(`act.parts.${part}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
