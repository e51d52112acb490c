import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";

/** Sections that are not judged, by the rule that left them out; and whatever else the engine had to say. */
export function LeftOut() {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const groups = new Map<string, { readonly name: string; readonly schools: string[] }>();
  for (const stage of now.answer.result.stages)
    for (const left of stage.sections.leftOut) {
      const exclusion = now.bundle.standard.exclusions.find((one) => one.id === left.by);
      const name = exclusion === undefined ? t("assess.noStudents") : say(exclusion.name);
      const group = groups.get(left.by) ?? { name, schools: [] };
      group.schools.push(now.facts.text["school_name"]?.[left.row] ?? "");
      groups.set(left.by, group);
    }
  const others = now.document.findings.filter((finding) => !finding.code.startsWith("ASSESS-00"));
  if (groups.size === 0 && others.length === 0) return null;
  return (
    <section className="panel left-out" aria-labelledby="left-out">
      <h2 id="left-out">{t("assess.leftOut")}</h2>
      {[...groups.values()].map((group) => (
        <details key={group.name}>
          <summary>{t("assess.leftOutBy", { name: group.name, n: group.schools.length })}</summary>
          <p className="fine">{group.schools.join(language === "zh" ? "、" : ", ")}</p>
        </details>
      ))}
      {others.length > 0 && (
        <details>
          <summary>{t("assess.findings", { n: others.length })}</summary>
          <ul>
            {others.map((finding, i) => (
              <li key={i}>
                {finding.where} · {finding[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
