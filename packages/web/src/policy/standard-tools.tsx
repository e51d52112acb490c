import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { casesQuestion, localStandardsQuestion } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";
import { CaseList } from "./case-list.tsx";

/** From reading a standard to changing a copy of it. */
export function StandardTools({ id }: { readonly id: string }) {
  const { t } = useSpeech();
  const locals = useQuery(localStandardsQuestion);
  const isLocal = locals.data?.some((one) => one.id === id) ?? false;
  return (
    <p className="row no-print">
      <Link className="button button-strong" to="/workshop/$standard" params={{ standard: id }}>
        {t(isLocal ? "workshop.edit" : "workshop.copy")}
      </Link>
      <Link className="button" to="/workshop">
        {t("workshop.open")}
      </Link>
    </p>
  );
}

/** The worked examples of a standard, run now. */
export function StandardCases({ id }: { readonly id: string }) {
  const cases = useQuery(casesQuestion(id));
  return cases.data === undefined ? null : <CaseList cases={cases.data} />;
}
