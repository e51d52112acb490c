import type { MeasureOption } from "@youheng/kernel/decide";
import { jointWords, withMeasure } from "@youheng/kernel/decide";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { SchoolChoice, type TabProps } from "./school-choice.tsx";

/** What can be added at a school: posts, rooms, grounds, equipment; with what it has, lacks and would pay. */
export function MeasuresTab(props: TabProps) {
  const { t } = useSpeech();
  const { ground, own, school, change } = props;
  const options = [...ground.options.values()].filter(({ schoolCode }) => schoolCode === school);
  const added = new Map(
    own.hand.measures.filter(({ school_code }) => school_code === school).map(({ column, amount }) => [column, amount]),
  );
  const add = ({ schoolCode, column }: MeasureOption, amount: number): void =>
    change((plan) => withMeasure(plan, { school_code: schoolCode, column, amount }));
  return (
    <>
      <div className="studio-fields">
        <SchoolChoice {...props} />
      </div>
      {school !== null && (
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("teachers.measure")}</th>
                <th scope="col" className="num">
                  {t("studio.have")}
                </th>
                <th scope="col" className="num">
                  {t("studio.lack")}
                </th>
                <th scope="col">{t("studio.add")}</th>
                <th scope="col" className="num">
                  {t("studio.cost")}
                </th>
              </tr>
            </thead>
            <tbody>
              {options.map((option) => (
                <OptionRow
                  key={option.column}
                  {...props}
                  option={option}
                  amount={added.get(option.column) ?? 0}
                  add={add}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface OptionProps extends TabProps {
  readonly option: MeasureOption;
  readonly amount: number;
  readonly add: (option: MeasureOption, amount: number) => void;
}

function OptionRow({ ground, option, amount, add }: OptionProps) {
  const { t, say, unit, language } = useSpeech();
  const { standard } = ground.assessment.standard.bundle;
  const called = jointWords(option.indicator, (one) => {
    const indicator = standard.indicators.find(({ id }) => id === one);
    return indicator?.short ?? indicator?.name ?? { zh: one, en: one };
  });
  const stage = standard.stages.find(({ id }) => id === option.stage);
  const name = `${say(called)}${stage === undefined ? "" : ` · ${say(stage)}`}`;
  const cost = option.costYuan === null ? t("studio.noCost") : printAmount(option.costYuan * amount, language);
  const take = (text: string): void => {
    const value = text === "" ? 0 : Number(text);
    if (value >= 0 && Number.isFinite(value)) add(option, value);
  };
  return (
    <tr className={amount > 0 ? "is-changed" : undefined}>
      <th scope="row">
        {name}
        {Number.isFinite(option.maxAmount) && (
          <span className="fine"> {t("studio.most", { n: printAmount(option.maxAmount, language) })}</span>
        )}
      </th>
      <td className="num figures">
        {printAmount(option.have, language)} {unit(option.unit)}
      </td>
      <td className="num figures">{option.lack === 0 ? "—" : printAmount(option.lack, language)}</td>
      <td>
        <input
          type="number"
          min={0}
          step={option.step}
          value={amount === 0 ? "" : amount}
          placeholder="0"
          aria-label={`${t("studio.add")} ${name}`}
          onChange={(event) => take(event.target.value)}
        />{" "}
        {option.lack > 0 && amount !== option.lack && (
          <button type="button" className="link" onClick={() => add(option, option.lack)}>
            {t("studio.fill")}
          </button>
        )}
      </td>
      <td className="num figures">{amount === 0 ? "—" : cost}</td>
    </tr>
  );
}
