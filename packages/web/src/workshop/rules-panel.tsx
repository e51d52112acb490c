import { Switch } from "antd";
import type { DatedLimit, RegionRequirement } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";
import { withRequirement, withRule, withSwitch } from "./draft.ts";
import { useDrafting } from "./drafting.tsx";
import { NumberField } from "./number-field.tsx";

/** The rule for a school. */
export function RulePanel() {
  const { t } = useSpeech();
  const { draft, change } = useDrafting();
  const rule = draft.own.sectionRule;
  const old = draft.base.standard.sectionRule;
  if (rule === undefined) return null;
  return (
    <section className="panel" aria-labelledby="workshop-rule">
      <h2 id="workshop-rule">{t("workshop.rule")}</h2>
      <div className="limit-fields">
        <NumberField
          label={t("workshop.ruleMet")}
          value={rule.met}
          before={old?.met}
          after={t("workshop.ruleOf", { n: rule.of })}
          change={(met) => change((own) => withRule(own, { met: Number.isInteger(met) ? met : Number.NaN }))}
        />
        <NumberField
          label={t("workshop.ruleFloor")}
          value={percentOf(rule.othersAtLeast)}
          before={old === undefined ? undefined : percentOf(old.othersAtLeast)}
          after="%"
          change={(percent) =>
            change((own) => withRule(own, { othersAtLeast: Number((percent / 100).toPrecision(12)) }))
          }
        />
      </div>
    </section>
  );
}

function percentOf(share: number): number {
  return Number((share * 100).toPrecision(10));
}

/** Who is left out, and the relaxations: switches on which practice differs. */
export function SwitchesPanel() {
  const { t } = useSpeech();
  const { draft } = useDrafting();
  const { own, base } = draft;
  const relaxations = (own.requirements ?? []).flatMap((one) => (one.kind === "schools" ? one.relaxations : []));
  const before = new Map(
    [
      ...base.standard.exclusions,
      ...(base.standard.requirements ?? []).flatMap((one) => (one.kind === "schools" ? one.relaxations : [])),
    ].map((one) => [one.id, one.on]),
  );
  if (own.exclusions.length + relaxations.length === 0) return null;
  return (
    <section className="panel switches" aria-labelledby="workshop-switches">
      <h2 id="workshop-switches">{t("workshop.switches")}</h2>
      <p className="fine">{t("workshop.switchesHint")}</p>
      <ul>
        {own.exclusions.map((one) => (
          <SwitchLine key={one.id} one={one} before={before.get(one.id)} />
        ))}
      </ul>
      {relaxations.length > 0 && (
        <>
          <h3>{t("workshop.relaxations")}</h3>
          <ul>
            {relaxations.map((one) => (
              <SwitchLine key={one.id} one={one} before={before.get(one.id)} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface Switched {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly when: string;
  readonly on: boolean;
}

function SwitchLine({ one, before }: { readonly one: Switched; readonly before: boolean | undefined }) {
  const { say } = useSpeech();
  const { change } = useDrafting();
  return (
    <li className={before !== undefined && before !== one.on ? "tried" : undefined}>
      <Switch
        size="small"
        checked={one.on}
        onChange={(on) => change((own) => withSwitch(own, one.id, on))}
        aria-label={say(one.name)}
      />
      <span>
        {say(one.name)} <code className="fine">{one.when}</code>
      </span>
    </li>
  );
}

const LIMITS = ["atLeast", "atMost", "below"] as const;

/** Limits of the requirements on one figure of the county. */
export function RequirementLimits() {
  const { t } = useSpeech();
  const { draft } = useDrafting();
  const all = (draft.own.requirements ?? []).filter((one) => one.kind === "region");
  if (all.length === 0) return null;
  return (
    <details className="panel requirement-limits">
      <summary>
        <h2>{t("workshop.requirements")}</h2>
      </summary>
      <p className="fine">{t("workshop.requirementsHint")}</p>
      <ul>
        {all.map((one) => (
          <RequirementLine key={one.id} one={one} />
        ))}
      </ul>
    </details>
  );
}

function RequirementLine({ one }: { readonly one: RegionRequirement }) {
  const { say, text } = useSpeech();
  const { draft, change } = useDrafting();
  const old = draft.base.standard.requirements?.find(({ id }) => id === one.id);
  return (
    <li>
      {LIMITS.flatMap((kind) => {
        const limit = latest(one[kind]);
        if (limit === undefined) return [];
        const before = old?.kind === "region" ? latest(old[kind])?.value : undefined;
        return [
          <NumberField
            key={kind}
            label={`${say(one.name)} ${{ atLeast: "≥", atMost: "≤", below: "<" }[kind]}`}
            value={limit.value}
            before={before}
            after={unitWords(text, one.unit)}
            change={(value) =>
              change((own) =>
                withRequirement(own, one.id, (requirement) =>
                  requirement.kind === "region"
                    ? { ...requirement, [kind]: changedLimit(requirement[kind] ?? [], value, own) }
                    : requirement,
                ),
              )
            }
          />,
        ];
      })}
    </li>
  );
}

/** The limit that came into force last. */
function latest(limits: readonly DatedLimit[] | undefined): DatedLimit | undefined {
  return limits?.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** The limits with one of the local standard's own, in force from its day on. */
function changedLimit(
  limits: readonly DatedLimit[],
  value: number,
  { validFrom, region }: { readonly validFrom: string; readonly region: string },
): readonly DatedLimit[] {
  const others = limits.filter((one) => !(one.from === validFrom && one.region === region));
  return [...others, { value, from: validFrom, region, sources: latest(limits)?.sources ?? [] }];
}
