import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { NO_CHANGES, readStudioLink, type StudioState } from "@youheng/kernel/decide";
import { studioStateQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { useYearPlace } from "../teachers/year-place.ts";
import { StudioRoom } from "./studio-room.tsx";
import { KEPT } from "./use-link.ts";

const FROM_TODAY: StudioState = { ground: "", beside: [], enrolment: "today", plan: NO_CHANGES };

/** The what-if studio 推演台. The address holds its state: whoever opens the link finds exactly that. */
export function StudioPage() {
  const { t } = useSpeech();
  const place = useYearPlace();
  const { s }: { readonly s?: string } = useSearch({ strict: false });
  const written = useRef<string | undefined>(undefined);
  const [entry, enter] = useState({ s, count: 0 });
  useEffect(() => {
    // an address that was not written here is a link that somebody followed
    if (s !== written.current && s !== entry.s) enter((before) => ({ s, count: before.count + 1 }));
  }, [s, entry.s]);
  const wrote = useCallback((text: string | undefined) => {
    written.current = text;
  }, []);
  const keptId = entry.s?.startsWith(KEPT) === true ? entry.s.slice(KEPT.length) : null;
  const kept = useQuery({
    ...studioStateQuestion(place.region, place.year, keptId ?? ""),
    enabled: keptId !== null,
  });
  if (keptId !== null && kept.error) return <Trouble error={kept.error} again={() => void kept.refetch()} />;
  if (keptId !== null && kept.data === undefined) return <Waiting />;
  const text = keptId === null ? entry.s : kept.data?.state;
  const state = text === undefined ? FROM_TODAY : readStudioLink(text);
  return (
    <div className="teachers studio">
      <header className="school-head">
        <p className="no-print">
          <Link to="/regions/$region/$year/teachers/decide" params={{ region: place.region, year: place.year }}>
            ← {t("teachers.decideTitle")}
          </Link>
        </p>
        <h1>{t("studio.title")}</h1>
        <p className="lead">{t("studio.intro")}</p>
      </header>
      {state === null && (
        <p role="alert" className="notice notice-short">
          {t("studio.badLink")}
        </p>
      )}
      <StudioRoom key={entry.count} first={state ?? FROM_TODAY} openedAt={entry.s} wrote={wrote} />
    </div>
  );
}
