import { Link, Outlet, useParams } from "@tanstack/react-router";
import { useSpeech } from "../shell/index.ts";

/** The scene 学位保障: seats the panels of the rooms. No logic lives here. */
export function PlacesScene() {
  return (
    <div className="page">
      <Outlet />
    </div>
  );
}

/** The step decide of the scene: what is coming, and what to do about it. */
export function PlacesDecide() {
  const { t } = useSpeech();
  const { region = "", year = "" }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return (
    <>
      <nav className="scene-parts no-print" aria-label={t("step.decide")}>
        <Link
          to="/regions/$region/$year/places/decide"
          params={{ region, year }}
          activeOptions={{ exact: true }}
          activeProps={{ "aria-current": "page" }}
        >
          {t("foresee.part")}
        </Link>
        <Link
          to="/regions/$region/$year/places/decide/catchments"
          params={{ region, year }}
          activeProps={{ "aria-current": "page" }}
        >
          {t("catchment.part")}
        </Link>
        <Link
          to="/regions/$region/$year/places/decide/projects"
          params={{ region, year }}
          activeProps={{ "aria-current": "page" }}
        >
          {t("projects.part")}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
