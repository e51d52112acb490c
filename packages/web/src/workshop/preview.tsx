import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { factsFromJson } from "@youheng/kernel/model";
import type { FactsView, RegionView } from "@youheng/server/api";
import { factsQuestion, regionsQuestion } from "../ask/index.ts";
import { judge } from "../assess/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { bundleOfDraft } from "./draft.ts";
import { useDrafting } from "./drafting.tsx";
import { PreviewEffects } from "./preview-effects.tsx";

interface Place {
  readonly region: RegionView;
  readonly year: number;
}

/** What the draft does to the region's own data, judged here as it is typed. */
export function Preview() {
  const { t, say, yearOf } = useSpeech();
  const { draft } = useDrafting();
  const regions = useQuery(regionsQuestion);
  const [chosen, setChosen] = useState<string | null>(null);
  if (regions.error) return <Trouble error={regions.error} />;
  if (regions.data === undefined) return <Waiting />;
  const places = placesOf(regions.data, draft.own.region);
  const place = places.find((one) => keyOf(one) === chosen) ?? places[0];
  return (
    <section className="panel preview" aria-labelledby="workshop-preview">
      <h2 id="workshop-preview">{t("workshop.preview")}</h2>
      {place === undefined ? (
        <p className="empty">{t("workshop.previewNone")}</p>
      ) : (
        <>
          <label className="fine preview-place">
            {t("workshop.previewOn")}{" "}
            <select value={keyOf(place)} onChange={(event) => setChosen(event.target.value)}>
              {places.map((one) => (
                <option key={keyOf(one)} value={keyOf(one)}>
                  {say(one.region.name)} {yearOf(one.year)}
                </option>
              ))}
            </select>
          </label>
          <PreviewOf place={place} />
        </>
      )}
    </section>
  );
}

function keyOf({ region, year }: Place): string {
  return `${region.region_code}-${year}`;
}

/** Published years: those of the draft's own region first. */
function placesOf(regions: readonly RegionView[], own: string): readonly Place[] {
  const places = regions.flatMap((region) =>
    region.years.filter((one) => one.published !== null).map((one) => ({ region, year: one.school_year })),
  );
  return places.toSorted((a, b) => Number(b.region.region_code === own) - Number(a.region.region_code === own));
}

function PreviewOf({ place }: { readonly place: Place }) {
  const { t } = useSpeech();
  const { troubles } = useDrafting();
  const facts = useQuery(factsQuestion(place.region.region_code, place.year));
  if (facts.error) return <Trouble error={facts.error} />;
  if (facts.data === undefined) return <Waiting />;
  if (troubles.length > 0) return <p className="notice notice-short">{t("workshop.previewWaits")}</p>;
  return <Judgement view={facts.data} />;
}

/** Both judgements: by the standard it rests on, and by the draft. */
function Judgement({ view }: { readonly view: FactsView }) {
  const { draft } = useDrafting();
  const later = useDeferredValue(draft);
  const facts = useMemo(() => factsFromJson(view.facts), [view]);
  const before = useMemo(() => judge(draft.base, facts, view.region_facts), [draft.base, facts, view]);
  const after = useMemo(() => judge(bundleOfDraft(later), facts, view.region_facts), [later, facts, view]);
  return <PreviewEffects before={before} after={after} />;
}
