import type { AssessmentDocument, RequirementDocument } from "@youheng/kernel/assess";
import { VerdictMark } from "../assess/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Requirements beside resources whose verdict a draft changes. */
export function RequirementMoves({
  before,
  after,
}: {
  readonly before: AssessmentDocument;
  readonly after: AssessmentDocument;
}) {
  const { t, say } = useSpeech();
  const old = new Map(requirementsOf(before).map((one) => [one.id, one]));
  const moved = requirementsOf(after).flatMap((one) => {
    const was = old.get(one.id);
    return was === undefined || was.verdict === one.verdict ? [] : [{ one, was }];
  });
  if (moved.length === 0) return null;
  return (
    <section className="flips">
      <h3>{t("workshop.requirementMoves")}</h3>
      <ul>
        {moved.map(({ one, was }) => (
          <li key={one.id}>
            <p>
              {say(one.name)} <VerdictMark mark={was.verdict} /> → <VerdictMark mark={one.verdict} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function requirementsOf(document: AssessmentDocument): readonly RequirementDocument[] {
  return [document.government, document.quality, document.recognition, document.veto, document.entry]
    .flat()
    .filter((one): one is RequirementDocument => one !== undefined && one !== null);
}
