import { Button, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Form, FormColumn } from "@youheng/kernel/model";
import type { ImportView } from "@youheng/server/api";
import { formQuestion, importQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Which column of the file holds which figure; changed by hand where the reading was wrong, and remembered. */
export function ColumnMapping({ view }: { readonly view: ImportView }) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useQuery(formQuestion("tidy"));
  const [changed, setChanged] = useState<ReadonlyMap<string, string | null>>(new Map());
  const columns = view.columns.map((one) => ({
    ...one,
    column: changed.has(one.letter) ? changed.get(one.letter)! : one.column,
  }));
  const again = useMutation({
    mutationFn: () =>
      tell<ImportView>(`/api/imports/${encodeURIComponent(view.import_id)}/mapping`, "POST", { columns }),
    onSuccess: async (next) => {
      setChanged(new Map());
      await client.invalidateQueries({ queryKey: importQuestion(next.import_id).queryKey });
      await navigate({ to: "/imports/$import", params: { import: next.import_id } });
    },
  });
  const unknown = view.columns.filter((one) => one.column === null).length;
  return (
    <details className="panel mapping" open={unknown > 0}>
      <summary>{t("sense.mapping")}</summary>
      <p className="fine">{t("sense.mappingHint")}</p>
      <table>
        <tbody>
          {columns.map((one) => (
            <tr key={one.letter} className={changed.has(one.letter) ? "tried" : undefined}>
              <th scope="row">
                <code>{one.letter}</code> {one.header}
              </th>
              <td>
                <Select
                  showSearch
                  optionFilterProp="label"
                  value={one.column ?? ""}
                  aria-label={`${t("sense.column")} ${one.letter} ${one.header}`}
                  popupMatchSelectWidth={false}
                  className={one.column === null ? "unmapped" : "mapped"}
                  onChange={(column: string) =>
                    setChanged(new Map(changed).set(one.letter, column === "" ? null : column))
                  }
                  options={[{ value: "", label: t("sense.notUsed") }, ...optionsOf(form.data, language)]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {again.isError && <ProblemWords error={again.error} />}
      <p className="row">
        <Button type="primary" disabled={changed.size === 0} loading={again.isPending} onClick={() => again.mutate()}>
          {t("sense.reread")}
        </Button>
        {changed.size > 0 && <span>{t("sense.mappingChanged", { n: changed.size })}</span>}
      </p>
    </details>
  );
}

function optionsOf(
  form: Form | undefined,
  language: "zh" | "en",
): { readonly value: string; readonly label: string }[] {
  return (form?.columns ?? []).map((column) => {
    const value = column.stage === undefined ? column.field : `${column.field}_${column.stage}`;
    return { value, label: language === "zh" ? chinese(column) : value };
  });
}

function chinese(column: FormColumn): string {
  return column.headers.find((one) => /\p{Script=Han}/u.test(one)) ?? column.headers[0] ?? column.field;
}
