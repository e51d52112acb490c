import { useQuery } from "@tanstack/react-query";
import type { Field, Form } from "@youheng/kernel/model";
import { formQuestion, standardQuestion, standardsQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { Speech } from "../text/index.ts";

/** The form that is read where none is named. */
const tidy = "tidy";

/** Which columns a return may have, from the policy itself; and an empty form to fill in. */
export function FormColumns() {
  const speech = useSpeech();
  const { t } = speech;
  const form = useQuery(formQuestion(tidy));
  const standards = useQuery(standardsQuestion);
  const standard = useQuery({
    ...standardQuestion(standards.data?.[0]?.id ?? ""),
    enabled: standards.data?.[0] !== undefined,
  });
  if (form.data === undefined) return null;
  const fields = standard.data?.fields ?? [];
  return (
    <details className="panel form-columns">
      <summary>{t("sense.columns")}</summary>
      <p className="fine">{t("sense.columnsHint")}</p>
      <p>
        <a className="button" download="tidy-template.csv" href={templateOf(form.data)}>
          {t("sense.template")}
        </a>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("sense.header")}</th>
            <th scope="col">{t("sense.english")}</th>
            <th scope="col">{t("sense.unit")}</th>
          </tr>
        </thead>
        <tbody>
          {form.data.columns.map((column) => {
            const field = fields.find((one) => one.id === column.field);
            const id = column.stage === undefined ? column.field : `${column.field}_${column.stage}`;
            return (
              <tr key={id}>
                <th scope="row">{chineseHeader(column.headers)}</th>
                <td>
                  <code>{id}</code>
                </td>
                <td>{valuesOf(field, speech)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

const han = /\p{Script=Han}/u;

/** The Chinese spelling of a header, or the first where it has none. */
function chineseHeader(headers: readonly string[]): string {
  return headers.find((one) => han.test(one)) ?? headers[0] ?? "";
}

/** What goes in: the unit, or the words that are understood. */
function valuesOf(field: Field | undefined, { unit, language, text }: Speech): string {
  if (field === undefined) return "";
  if (field.type === "flag") return [text.flag.yes, text.flag.no].join(" / ");
  if (field.type === "share") return "0–1";
  if (field.codes === undefined) return unit(field.unit);
  const spellings = Object.keys(field.codes).filter(
    (one) => han.test(one) === (language === "zh") && !/^\d+$/.test(one),
  );
  return [...new Set(language === "zh" ? spellings : Object.values(field.codes))]
    .slice(0, 12)
    .join(language === "zh" ? "、" : ", ");
}

/** An empty form as CSV with the Chinese headers; the mark at its head tells spreadsheets that it is UTF-8. */
function templateOf(form: Form): string {
  const line = form.columns.map((column) => chineseHeader(column.headers)).join(",");
  return URL.createObjectURL(new Blob([`\uFEFF${line}\r\n`], { type: "text/csv;charset=utf-8" }));
}
