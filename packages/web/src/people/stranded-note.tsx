import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonView } from "@youheng/server/api";
import { strandedQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { HandOverDialog } from "./hand-over-dialog.tsx";

/** Stopped accounts that still have something to do, each with the way to hand it over. */
export function StrandedNote({ people }: { readonly people: readonly PersonView[] }) {
  const { t } = useSpeech();
  const stranded = useQuery(strandedQuestion).data ?? [];
  const [over, setOver] = useState<PersonView | null>(null);
  if (stranded.length === 0) return null;
  return (
    <div role="status" className="notice notice-short">
      <p>{t("duty.over.stranded", { n: stranded.length })}</p>
      <ul className="stranded">
        {stranded.map((one) => (
          <li key={one.account_id}>
            <button
              type="button"
              className="link"
              onClick={() => setOver(people.find((person) => person.account_id === one.account_id) ?? null)}
            >
              {t("duty.over.strandedOne", { name: one.full_name ?? one.name, n: one.duties })}
            </button>
          </li>
        ))}
      </ul>
      {over !== null && <HandOverDialog person={over} close={() => setOver(null)} />}
    </div>
  );
}
