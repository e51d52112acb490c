import { Switch } from "antd";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";

/** The switches of the standard on which practice differs; turning one is a trial. */
export function StandardSwitches() {
  const { t, say } = useSpeech();
  const { before, trial, trySwitch } = useDistrict();
  const { exclusions } = before.bundle.standard;
  if (exclusions.length === 0) return null;
  return (
    <section className="panel switches" aria-labelledby="switches">
      <h2 id="switches">{t("assess.options")}</h2>
      <p className="fine">{t("assess.optionsHint")}</p>
      <ul>
        {exclusions.map((one) => {
          const on = trial.switches.get(one.id) ?? one.on;
          return (
            <li key={one.id} className={trial.switches.has(one.id) ? "tried" : undefined}>
              <Switch
                size="small"
                checked={on}
                onChange={(next) => trySwitch(one.id, next)}
                aria-label={say(one.name)}
              />
              <span>
                {say(one.name)}
                {one.sources.some((source) => source.standing === "unconfirmed") && (
                  <span className="standing standing-unconfirmed">{t("assess.standing.unconfirmed")}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
