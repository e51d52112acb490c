import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { publicDrawsQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";

/** All draws that are public. */
export function PublicDrawsPage() {
  const { t, say } = useSpeech();
  const draws = useQuery(publicDrawsQuestion);
  if (draws.error) return <Trouble error={draws.error} again={() => void draws.refetch()} />;
  if (draws.data === undefined) return <Waiting />;
  return (
    <div className="page draws">
      <header className="school-head">
        <h1>{t("draw.public.title")}</h1>
        <p className="lead">{t("draw.intro")}</p>
      </header>
      <section className="panel" aria-label={t("draw.public.title")}>
        {draws.data.length === 0 && <p className="empty">{t("draw.public.none")}</p>}
        <ul className="draw-list">
          {draws.data.map((draw) => (
            <li key={draw.draw_id}>
              <Link className="draw-name" to="/draws/$draw" params={{ draw: draw.draw_id }}>
                {say(draw.title)}
              </Link>
              <span className={`draw-state draw-state-${draw.state}`}>{t(`draw.state.${draw.state}`)}</span>
              <span className="fine figures">{draw.draw_date}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
