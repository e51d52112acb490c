import { AutoComplete, Form } from "antd";
import { useQuery } from "@tanstack/react-query";
import type { HeadView, RoadMeasureView } from "@youheng/server/api";
import { headsQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";

const roles = { principal: "principal", secretary: "party_secretary" } as const;
type Head = keyof typeof roles;

interface HeadsWritten {
  readonly school: string | undefined;
  readonly principal: string | undefined;
  readonly secretary: string | undefined;
  readonly before: RoadMeasureView | undefined;
}

/**
 * What is asked of a measure's heads: the name as it stands in the field, and the account that it is, where it is the name of one of the
 * school, or stands unchanged.
 *
 * @example headsAsked([wang], { school: "S1", principal: "王校长", secretary: undefined, before: undefined }).principal_account // wang's
 */
export function headsAsked(heads: readonly HeadView[], written: HeadsWritten) {
  const of = (head: Head) => {
    const name = written[head]?.trim() || null;
    const isUnchanged = name !== null && name === written.before?.[head];
    const found = heads.find((one) => isHeadOf(one, head, written.school) && nameOf(one) === name);
    return { name, account: isUnchanged ? written.before?.[`${head}_account`] : found?.account_id };
  };
  const [principal, secretary] = [of("principal"), of("secretary")];
  return {
    principal: principal.name,
    secretary: secretary.name,
    principal_account: principal.account ?? null,
    secretary_account: secretary.account ?? null,
  };
}

function isHeadOf(one: HeadView, head: Head, school: string | undefined): boolean {
  return one.role === roles[head] && school !== undefined && one.schools.includes(school);
}

function nameOf({ full_name, name }: HeadView): string {
  return full_name ?? name;
}

interface FieldsProps {
  readonly region: string;
  readonly of: RoadMeasureView | undefined;
}

/** The responsible principal and secretary: one of the school's accounts, or any name. */
export function HeadFields({ region, of }: FieldsProps) {
  const { t } = useSpeech();
  const heads = useQuery(headsQuestion(region)).data ?? [];
  const chosen = Form.useWatch<string | undefined>("school");
  const school = chosen ?? of?.school_code ?? undefined;
  const optionsOf = (head: Head) =>
    heads
      .filter((one) => isHeadOf(one, head, school))
      .map((one) => ({ value: nameOf(one), label: `${nameOf(one)} · ${t("act.headAccount", { name: one.name })}` }));
  return (
    <>
      <div className="row">
        {(["principal", "secretary"] as const).map((head) => (
          <Form.Item key={head} name={head} label={t(`act.${head}`)}>
            <AutoComplete options={optionsOf(head)} maxLength={80} />
          </Form.Item>
        ))}
      </div>
      <p className="fine">{t("act.headHint")}</p>
    </>
  );
}
