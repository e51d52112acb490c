import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { placeGroundQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { CatchmentDesk } from "./catchment-desk.tsx";
import { FileDesk } from "./file-desk.tsx";
import { SiteDesk } from "./site-desk.tsx";

const TABS = ["catchments", "sites", "files"] as const;
type Tab = (typeof TABS)[number];

/** Scene places, step decide: catchments and sites of a region. */
export function PlacesPage() {
  const { t } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const region = params.region ?? "";
  const ground = useQuery(placeGroundQuestion(region));
  const { desk: tab = "catchments" }: { readonly desk?: Tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const setTab = (one: Tab): void =>
    void navigate({
      to: "/regions/$region/$year/places/decide/catchments",
      params: { region, year: params.year ?? "" },
      search: one === "catchments" ? {} : { desk: one },
    });
  const isEmpty = ground.data !== undefined && (ground.data.units.length === 0 || ground.data.schools.length === 0);
  // whoever begins with files stays at them when the second one is kept
  useEffect(() => {
    if (isEmpty && tab !== "files") setTab("files");
  });
  if (ground.error) return <Trouble error={ground.error} again={() => void ground.refetch()} />;
  if (ground.data === undefined) return <Waiting />;
  const shown: Tab = isEmpty ? "files" : tab;
  const desk = { region, ground: ground.data };
  return (
    <div className="catchments" key={region}>
      <header className="school-head">
        <h1>{t("catchment.title")}</h1>
        <p className="lead">{isEmpty ? t("catchment.none") : t("catchment.intro")}</p>
      </header>
      <div className="desk-tabs" role="tablist">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === shown}
            disabled={isEmpty && one !== "files"}
            onClick={() => setTab(one)}
          >
            {t(`catchment.tab.${one}`)}
          </button>
        ))}
      </div>
      <div hidden={shown !== "catchments"}>
        <CatchmentDesk {...desk} />
      </div>
      <div hidden={shown !== "sites"}>
        <SiteDesk {...desk} />
      </div>
      {shown === "files" && <FileDesk {...desk} />}
    </div>
  );
}
