import { Link } from "@tanstack/react-router";
import type { OverviewRow } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { useProvince } from "./province.tsx";
import { moveOf } from "./region-rows.ts";
import type { Move } from "./region-rows.ts";

const mostNamed = 6;

/** Who changed sides since the year before, and where most sections moved. */
export function MovedPanel() {
  const { t } = useSpeech();
  const { view } = useProvince();
  const compared = view.regions.some((row) => row.moved !== null);
  return (
    <section className="panel" aria-labelledby="moved">
      <header>
        <h2 id="moved">{t("province.moved")}</h2>
      </header>
      {compared ? (
        <dl className="moved-list">
          {(["reached", "fell", "better", "worse"] as const).map((move) => (
            <MovedLine key={move} move={move} />
          ))}
        </dl>
      ) : (
        <p className="empty">{t("province.movedNone")}</p>
      )}
    </section>
  );
}

function MovedLine({ move }: { readonly move: Exclude<Move, "same"> }) {
  const { t } = useSpeech();
  const { view } = useProvince();
  const rows = view.regions
    .filter((row) => moveOf(row) === move)
    .toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)) || (a.region_code < b.region_code ? -1 : 1));
  return (
    <div className={`moved-${move}`}>
      <dt>
        {t(`province.${move}`)} <strong className="figures">{rows.length}</strong>
      </dt>
      <dd>
        {rows.length === 0 && <span className="calm">{t("province.none")}</span>}
        {rows.slice(0, mostNamed).map((row) => (
          <MovedRegion key={row.region_code} row={row} />
        ))}
        {rows.length > mostNamed && <span className="fine">{t("province.moreRegions", { n: rows.length })}</span>}
      </dd>
    </div>
  );
}

function MovedRegion({ row }: { readonly row: OverviewRow }) {
  const { t, say } = useSpeech();
  const { view } = useProvince();
  const { before, after } = row.moved!.sections_short;
  return (
    <span>
      <Link
        to="/regions/$region/$year/balance/assess"
        params={{ region: row.region_code, year: String(view.school_year) }}
        search={{ standard: view.standard }}
      >
        {say(row.name)}
      </Link>{" "}
      <small className="figures">{t("province.change", { before, after })}</small>
    </span>
  );
}

function changeOf(row: OverviewRow): number {
  return row.moved === null ? 0 : row.moved.sections_short.after - row.moved.sections_short.before;
}
