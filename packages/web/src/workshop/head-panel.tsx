import type { Source, Standard } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { useDrafting } from "./drafting.tsx";

const standings = ["official", "secondary", "unconfirmed"] as const;

/** Whose standard it is: id, names, region, dates, and the document that its changes rest on. */
export function HeadPanel() {
  const { t } = useSpeech();
  const { draft, change, isKept } = useDrafting();
  const { own } = draft;
  const name = (language: "zh" | "en") => (value: string) =>
    change((standard) => ({ ...standard, name: { ...standard.name, [language]: value } }));
  return (
    <section className="panel" aria-labelledby="workshop-head">
      <h2 id="workshop-head">{t("workshop.head.title")}</h2>
      <div className="head-fields">
        <TextField label={t("workshop.head.nameZh")} value={own.name.zh} change={name("zh")} width="text-field-wide" />
        <TextField label={t("workshop.head.nameEn")} value={own.name.en} change={name("en")} width="text-field-wide" />
        {isKept ? (
          <p className="head-id">
            <span>{t("workshop.head.id")}</span>
            <code>{own.id}</code>
          </p>
        ) : (
          <TextField
            label={t("workshop.head.id")}
            hint={t("workshop.head.idHint")}
            value={own.id}
            change={(id) => change((standard) => ({ ...standard, id }))}
            width="text-field-wide"
          />
        )}
        <DateFields />
        <Basis />
      </div>
    </section>
  );
}

function DateFields() {
  const { t } = useSpeech();
  const { draft, change, isKept } = useDrafting();
  const { own } = draft;
  return (
    <>
      <TextField
        label={t("workshop.head.version")}
        value={own.version}
        change={(version) => change((standard) => ({ ...standard, version }))}
      />
      <TextField
        label={t("workshop.head.region")}
        value={own.region}
        disabled={isKept}
        change={(region) => change((standard) => ({ ...standard, region }))}
      />
      <TextField
        label={t("workshop.head.from")}
        value={own.validFrom}
        type="date"
        change={(validFrom) => change((standard) => ({ ...standard, validFrom }))}
      />
      <TextField
        label={t("workshop.head.to")}
        value={own.validTo ?? ""}
        type="date"
        change={(validTo) => change((standard) => until(standard, validTo))}
      />
    </>
  );
}

function until(own: Standard, date: string): Standard {
  const { validTo: _until, ...standard } = own;
  return date === "" ? standard : { ...standard, validTo: date };
}

/** The document by which the changes are made, and how sure it is. */
function Basis() {
  const { t } = useSpeech();
  const { basis, setBasis } = useDrafting();
  const standing: Source["standing"] = basis?.standing ?? "official";
  return (
    <>
      <TextField
        label={t("workshop.head.basis")}
        hint={t("workshop.head.basisHint")}
        value={basis?.text ?? ""}
        change={(text) => setBasis(text === "" ? null : { text, standing })}
        width="text-field-basis"
      />
      <label className="text-field">
        <span>{t("workshop.head.standing")}</span>
        <select
          value={standing}
          disabled={basis === null}
          onChange={(event) => {
            const chosen = standings.find((one) => one === event.target.value);
            if (basis !== null && chosen !== undefined) setBasis({ ...basis, standing: chosen });
          }}
        >
          {standings.map((one) => (
            <option key={one} value={one}>
              {t(`assess.standing.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string;
  readonly type?: "text" | "date";
  readonly width?: "text-field-wide" | "text-field-basis";
  readonly disabled?: boolean;
}

function TextField({ label, value, change, hint, type = "text", width, disabled = false }: TextFieldProps) {
  return (
    <label className={width === undefined ? "text-field" : `text-field ${width}`}>
      <span>{label}</span>
      <input type={type} value={value} disabled={disabled} onChange={(event) => change(event.target.value)} />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
