import { Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import type { PermissionsView } from "@youheng/server/api";
import { permissionsQuestion, regionTreeQuestion, schoolNamesQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";

/** What the form of an account holds. */
export interface PersonInput {
  readonly name?: string;
  readonly full_name?: string | null;
  readonly role: string;
  readonly region_code: string;
  readonly schools?: readonly string[];
}

type RoleView = PermissionsView["roles"][number];

/** Whether a role may sit at the level of a region; schools' roles sit in counties. */
export function fitsAt(role: RoleView, level: string | undefined): boolean {
  if (level === undefined || role.at.includes("anyone")) return false;
  return role.at.includes(level) || (role.at.includes("school") && level === "county");
}

/** Full name, region, role, schools: role by region, schools by role. */
export function PersonFields() {
  const { t, say } = useSpeech();
  const roles = useQuery(permissionsQuestion).data?.roles ?? [];
  const regions = useQuery(regionTreeQuestion).data ?? [];
  const region = Form.useWatch<string | undefined>("region_code");
  const roleId = Form.useWatch<string | undefined>("role");
  const level = regions.find((one) => one.region_code === region)?.level;
  const role = roles.find((one) => one.id === roleId);
  return (
    <>
      <Form.Item name="full_name" label={t("people.fullName")}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="region_code" label={t("people.region")} rules={[{ required: true }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={regions.map((one) => ({ value: one.region_code, label: `${say(one.name)} ${one.region_code}` }))}
        />
      </Form.Item>
      <Form.Item name="role" label={t("people.role")} rules={[{ required: true }]} extra={role && say(role.meaning)}>
        <Select
          options={roles.filter((one) => fitsAt(one, level)).map((one) => ({ value: one.id, label: say(one.name) }))}
        />
      </Form.Item>
      {region !== undefined && role !== undefined && role.most_schools !== null && (
        <SchoolsField region={region} most={role.most_schools} />
      )}
    </>
  );
}

function SchoolsField({ region, most }: { readonly region: string; readonly most: number }) {
  const { t } = useSpeech();
  const asked = useQuery(schoolNamesQuestion(region));
  const schools = asked.data ?? [];
  return (
    <Form.Item
      name="schools"
      label={t("people.schools")}
      rules={[{ required: true }]}
      extra={asked.isSuccess && schools.length === 0 ? t("people.noSchools") : t("people.schoolsHint", { most })}
    >
      <Select
        disabled={asked.isPending} // a name typed before the list is here would be taken for a code
        mode={asked.isSuccess && schools.length === 0 ? "tags" : "multiple"}
        maxCount={most}
        optionFilterProp="label"
        options={schools.map((one) => ({
          value: one.school_code,
          label: `${one.school_name} ${one.school_code}`,
        }))}
      />
    </Form.Item>
  );
}
