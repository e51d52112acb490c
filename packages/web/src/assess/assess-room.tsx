import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams, useSearch } from "@tanstack/react-router";
import { factsQuestion, Problem, regionsQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { ofScene } from "../policy/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { DistrictProvider } from "./district.tsx";
import { TrialBar } from "./trial-bar.tsx";
import { WhyProvider } from "./why.tsx";

/** The room of the assessment: reads facts and standard once, judges them here, and seats the pages. */
export function AssessRoom() {
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const search: { readonly version?: string; readonly standard?: string } = useSearch({ strict: false });
  const code = params.region ?? "";
  const year = Number(params.year);
  const regions = useQuery(regionsQuestion);
  const standards = useQuery(standardsQuestion);
  const chosen = search.standard ?? (standards.data?.find((one) => one.id === ofScene) ?? standards.data?.[0])?.id;
  const standard = useQuery({ ...standardQuestion(chosen ?? ""), enabled: chosen !== undefined });
  const facts = useQuery(factsQuestion(code, year, search.version));
  const region = regions.data?.find((one) => one.region_code === code);
  const error = regions.error ?? standards.error ?? standard.error;
  if (error)
    return (
      <Trouble
        error={error}
        again={() => void Promise.all([regions.refetch(), standards.refetch(), standard.refetch()])}
      />
    );
  if (facts.error)
    return isAbsent(facts.error) ? (
      <NothingPublished year={year} />
    ) : (
      <Trouble error={facts.error} again={() => void facts.refetch()} />
    );
  if (region === undefined || standard.data === undefined || facts.data === undefined) return <Waiting />;
  if (facts.data.facts.rows === 0) return <NothingPublished year={year} />;
  return (
    <DistrictProvider
      key={`${facts.data.version.version_id}-${standard.data.standard.id}`}
      region={region}
      year={year}
      view={facts.data}
      bundle={standard.data}
      standards={standards.data ?? []}
    >
      <WhyProvider>
        <Outlet />
        <TrialBar />
      </WhyProvider>
    </DistrictProvider>
  );
}

function isAbsent(error: Error): boolean {
  return error instanceof Problem && error.view.status === 404;
}

function NothingPublished({ year }: { readonly year: number }) {
  const { t, yearOf } = useSpeech();
  const params: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  return (
    <section className="panel blank">
      <h1>{t("assess.noPublished", { year: yearOf(year) })}</h1>
      <p>{t("assess.noPublishedHint")}</p>
      <Link
        className="button"
        to="/regions/$region/$year/balance/sense"
        params={{ region: params.region ?? "", year: params.year ?? "" }}
      >
        {t("assess.toSense")}
      </Link>
    </section>
  );
}
