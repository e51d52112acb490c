import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { regionsQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { knownActs } from "./act-words.ts";
import { auditQuestion, type AuditSearch, rowsAtOnce } from "./audit-questions.ts";
import { AuditTable } from "./audit-table.tsx";
import { AuditVerdict } from "./audit-verdict.tsx";

/** Who did what: looked through, verified, taken away. */
export function AuditPage() {
  const { t } = useSpeech();
  const search: AuditSearch = useSearch({ strict: false });
  return (
    <div className="page">
      <header className="keep-head">
        <h1>{t("keep.audit")}</h1>
        <p className="lead">{t("keep.hint")}</p>
      </header>
      <AuditVerdict search={search} />
      <section className="panel" aria-label={t("keep.audit")}>
        <Filters search={search} />
        <Rows search={search} />
      </section>
    </div>
  );
}

function Rows({ search }: { readonly search: AuditSearch }) {
  const { t } = useSpeech();
  const audit = useInfiniteQuery(auditQuestion(search));
  if (audit.error) return <Trouble error={audit.error} again={() => void audit.refetch()} />;
  if (audit.data === undefined) return <Waiting />;
  const rows = audit.data.pages.flat();
  if (rows.length === 0)
    return (
      <div className="empty">
        <p>{t("keep.none")}</p>
        <p className="fine">{t("keep.noneHint")}</p>
      </div>
    );
  return (
    <>
      <AuditTable rows={rows} />
      {audit.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {t("keep.older", { n: rowsAtOnce })}
        </button>
      )}
    </>
  );
}

/** The filters stand in the address, so that a view can be sent to somebody. */
function Filters({ search }: { readonly search: AuditSearch }) {
  const { t, text, say } = useSpeech();
  const navigate = useNavigate();
  const { data: regions = [] } = useQuery(regionsQuestion);
  const choose = (change: AuditSearch): void => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== "");
    void navigate({ to: "/audit", search: Object.fromEntries(next), replace: true });
  };
  return (
    <form className="keep-filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t("keep.region")}</span>
        <select value={search.region ?? ""} onChange={(event) => choose({ region: event.target.value })}>
          <option value="">{t("keep.allRegions")}</option>
          {regions.map((one) => (
            <option key={one.region_code} value={one.region_code}>
              {say(one.name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("keep.what")}</span>
        <select value={search.what ?? ""} onChange={(event) => choose({ what: event.target.value })}>
          <option value="">{t("keep.whatAny")}</option>
          {knownActs(text).map(([what, words]) => (
            <option key={what} value={what}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {(["who", "subject"] as const).map((one) => (
        <label key={one}>
          <span>{t(`keep.${one}`)}</span>
          <input
            type="search"
            defaultValue={search[one] ?? ""}
            placeholder={t(one === "who" ? "keep.whoAny" : "keep.subjectPart")}
            onBlur={(event) => choose({ [one]: event.target.value.trim() })}
            onKeyDown={(event) => event.key === "Enter" && choose({ [one]: event.currentTarget.value.trim() })}
          />
        </label>
      ))}
      {(["from", "to"] as const).map((end) => (
        <label key={end}>
          <span>{t(`keep.${end}`)}</span>
          <input type="date" value={search[end] ?? ""} onChange={(event) => choose({ [end]: event.target.value })} />
        </label>
      ))}
    </form>
  );
}
