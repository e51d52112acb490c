import { Form, Input, InputNumber, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { actPath, headsQuestion, schoolNamesQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { HeadFields, headsAsked } from "./head-fields.tsx";
import { WriteDialog } from "./write-dialog.tsx";

interface MeasureInput {
  readonly title: string;
  readonly owner: string;
  readonly principal?: string;
  readonly secretary?: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly cost_yuan?: number | null;
  readonly depends_on?: readonly string[];
  readonly school?: string;
  readonly column?: string;
  readonly add?: number | null;
}

interface DialogProps {
  readonly act: ActView;
  /** the one to be changed; absent: a new one is written */
  readonly measure?: RoadMeasureView;
  readonly close: () => void;
}

/** Writes a measure, or changes one: who, when, for how much, after what, and what the return will show more of. */
export function MeasureDialog({ act, measure, close }: DialogProps) {
  const { t } = useSpeech();
  const heads = useQuery(headsQuestion(act.region_code)).data ?? [];
  const body = ({ school, column, add, principal, secretary, cost_yuan, depends_on, ...rest }: MeasureInput) => ({
    ...rest,
    ...headsAsked(heads, {
      school: school ?? measure?.school_code ?? undefined,
      principal,
      secretary,
      before: measure,
    }),
    cost_yuan: cost_yuan ?? null,
    depends_on: depends_on ?? [],
    school_code: school ?? measure?.school_code ?? null,
    changes:
      school === undefined || column === undefined || add === undefined || add === null
        ? (measure?.changes ?? [])
        : [{ schoolCode: school, column, add }],
  });
  const path = `${actPath(act.region_code)}/measures`;
  return (
    <WriteDialog<MeasureInput>
      title={t(measure === undefined ? "act.addMeasure" : "act.editMeasure")}
      path={measure === undefined ? path : `${path}/${measure.measure_id}`}
      method={measure === undefined ? "POST" : "PUT"}
      {...(measure === undefined ? {} : { initial: initialOf(measure) })}
      close={close}
      body={body}
      done={() => t("act.recorded")}
    >
      {() => <MeasureFields act={act} measure={measure} />}
    </WriteDialog>
  );
}

/** What stands in the fields of a measure that is changed. */
function initialOf(measure: RoadMeasureView): Partial<MeasureInput> {
  const { title, owner, principal, secretary, starts_on, ends_on, cost_yuan, depends_on } = measure;
  return {
    title,
    owner,
    starts_on,
    ends_on,
    cost_yuan,
    depends_on,
    ...(principal === null ? {} : { principal }),
    ...(secretary === null ? {} : { secretary }),
  };
}

interface FieldsProps {
  readonly act: ActView;
  readonly measure: RoadMeasureView | undefined;
}

function MeasureFields({ act, measure }: FieldsProps) {
  const { t } = useSpeech();
  const except = measure?.measure_id;
  const others = act.measures.filter((one) => one.measure_id !== except && one.state !== "dropped");
  const before = others.map((one) => ({ value: one.measure_id, label: one.title }));
  return (
    <>
      <Form.Item name="title" label={t("act.measure")} rules={[{ required: true }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
      <Form.Item name="owner" label={t("act.owner")} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="row">
        <Form.Item name="starts_on" label={t("act.startsOn")} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="ends_on" label={t("act.endsOn")} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="cost_yuan" label={t("act.cost")}>
          <InputNumber min={0} />
        </Form.Item>
      </div>
      {except === undefined && <SchoolField region={act.region_code} />}
      <HeadFields region={act.region_code} of={measure} />
      {before.length > 0 && (
        <Form.Item name="depends_on" label={t("act.dependsOn")}>
          <Select mode="multiple" options={before} optionFilterProp="label" />
        </Form.Item>
      )}
      {except === undefined && <ChangeFields />}
    </>
  );
}

function SchoolField({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const schools = useQuery(schoolNamesQuestion(region)).data ?? [];
  return (
    <Form.Item name="school" label={t("act.school")} extra={t("act.schoolHint")}>
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        options={schools.map((one) => ({ value: one.school_code, label: one.school_name }))}
      />
    </Form.Item>
  );
}

function ChangeFields() {
  const { t, say, text } = useSpeech();
  const standard = useQuery(standardsQuestion).data?.[0]?.id;
  const bundle = useQuery({ ...standardQuestion(standard ?? ""), enabled: standard !== undefined }).data;
  const columns = (bundle?.fields ?? [])
    .filter((field) => (field.type === "count" || field.type === "amount") && field.of === undefined)
    .flatMap((field) =>
      field.byStage
        ? ["primary", "lower_secondary"].map((stage) => ({
            value: `${field.id}_${stage}`,
            label: `${text.stage[stage as "primary"]} ${say(field)}`,
          }))
        : [{ value: field.id, label: say(field) }],
    );
  return (
    <fieldset className="change-fields">
      <legend className="fine">{t("act.changes")}</legend>
      <Form.Item name="column" label={t("act.column")}>
        <Select allowClear showSearch optionFilterProp="label" options={columns} />
      </Form.Item>
      <Form.Item name="add" label={t("act.add")}>
        <InputNumber />
      </Form.Item>
    </fieldset>
  );
}
