import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { DrawView } from "@youheng/server/api";
import { drawsQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { NewDraw } from "./new-draw.tsx";

/** The draws of a region, and the way to a new one. */
export function DrawsPage() {
  const { t } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const region = params.region ?? "";
  const draws = useQuery(drawsQuestion(region));
  if (draws.error) return <Trouble error={draws.error} again={() => void draws.refetch()} />;
  if (draws.data === undefined) return <Waiting />;
  return (
    <div className="draws">
      <header className="school-head">
        <h1>{t("draw.title")}</h1>
        <p className="lead">{t("draw.intro")}</p>
      </header>
      <section className="panel" aria-label={t("draw.title")}>
        {draws.data.length === 0 ? (
          <p className="empty">{t("draw.none")}</p>
        ) : (
          <ul className="draw-list">
            {draws.data.map((draw) => (
              <DrawLine key={draw.draw_id} draw={draw} region={region} year={params.year ?? ""} />
            ))}
          </ul>
        )}
      </section>
      <NewDraw region={region} year={params.year ?? ""} />
    </div>
  );
}

interface DrawLineProps {
  readonly draw: DrawView;
  readonly region: string;
  readonly year: string;
}

function DrawLine({ draw, region, year }: DrawLineProps) {
  const { t, say } = useSpeech();
  return (
    <li>
      <Link
        className="draw-name"
        to="/regions/$region/$year/places/act/draws/$draw"
        params={{ region, year, draw: draw.draw_id }}
      >
        {say(draw.title)}
      </Link>
      <span className={`draw-state draw-state-${draw.state}`}>{t(`draw.state.${draw.state}`)}</span>
      <span className="fine figures">
        {t(`draw.method.${draw.rules.method}`)} · {draw.draw_date}
        {draw.applicants !== null && ` · ${t("draw.public.applicants")} ${draw.applicants}`}
      </span>
      {draw.committed_at !== null && (
        <Link className="link" to="/draws/$draw" params={{ draw: draw.draw_id }}>
          {t("draw.publicPage")}
        </Link>
      )}
    </li>
  );
}
