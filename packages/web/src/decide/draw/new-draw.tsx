import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { type DrawMethod, guarantees, readDrawRules } from "@youheng/kernel/decide";
import type { DrawView } from "@youheng/server/api";
import { drawsQuestion, Problem, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { GuaranteeList } from "./guarantee-list.tsx";
import { MethodPicture } from "./method-picture.tsx";
import { rulesText, type TypedRules } from "./typed-rules.ts";

const METHODS = ["deferred_acceptance", "random_numbers", "ring"] as const;

const empty: TypedRules = {
  title: "",
  method: "deferred_acceptance",
  schools: "",
  priorities: "",
  kind: "dice",
  count: "20",
  source: "",
  drawDate: "",
  deleteOn: "",
};

/** A new draw: the method with what it promises, then places, seed source and days. */
export function NewDraw({ region, year }: { readonly region: string; readonly year: string }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(empty);
  const make = useMutation({
    mutationFn: () =>
      tell<DrawView>(`/api/regions/${encodeURIComponent(region)}/draws`, "POST", { rules: rulesText(typed) }),
    onSuccess: async (draw) => {
      await client.invalidateQueries({ queryKey: drawsQuestion(region).queryKey });
      await navigate({
        to: "/regions/$region/$year/places/act/draws/$draw",
        params: { region, year, draw: draw.draw_id },
      });
    },
  });
  const set = (change: Partial<TypedRules>): void => setTyped({ ...typed, ...change });
  return (
    <section className="panel new-draw" aria-labelledby="new-draw">
      <h2 id="new-draw">{t("draw.open")}</h2>
      <MethodChoice method={typed.method} choose={(method) => set({ method })} />
      <form
        className="draw-form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <RulesFields typed={typed} set={set} />
        <p>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t("draw.form.make")}
          </Button>
        </p>
      </form>
      {make.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={make.error} />
        </div>
      )}
      {make.error instanceof Problem && make.error.view.findings !== undefined && (
        <FindingList findings={make.error.view.findings} />
      )}
    </section>
  );
}

interface MethodChoiceProps {
  readonly method: DrawMethod;
  readonly choose: (method: DrawMethod) => void;
}

function MethodChoice({ method, choose }: MethodChoiceProps) {
  const { t } = useSpeech();
  return (
    <div className="method-choice">
      <fieldset>
        <legend>{t("draw.form.method")}</legend>
        {METHODS.map((one) => (
          <label key={one} className={one === method ? "method method-on" : "method"}>
            <input type="radio" name="method" checked={one === method} onChange={() => choose(one)} />
            <strong>{t(`draw.method.${one}`)}</strong>
            <span className="fine">{t(`draw.methodShort.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <MethodPicture method={method} />
      <GuaranteeList list={promised(method)} />
    </div>
  );
}

/** What a method promises where there is more than one school (a ring: one). */
function promised(method: DrawMethod) {
  const schools = (method === "ring" ? ["A"] : ["A", "B"]).map((school_code) => ({ school_code, places: 1 }));
  const { rules } = readDrawRules({ method, schools, seed: { source: "—" } }, "");
  return rules === null ? [] : guarantees(rules, false);
}

interface RulesFieldsProps {
  readonly typed: TypedRules;
  readonly set: (change: Partial<TypedRules>) => void;
}

function RulesFields({ typed, set }: RulesFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      <Field label={t("draw.form.title")}>
        <input value={typed.title} required onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t("draw.form.schools")} hint={t("draw.form.schoolsHint")}>
        <textarea rows={4} required value={typed.schools} onChange={(event) => set({ schools: event.target.value })} />
      </Field>
      {typed.method !== "ring" && (
        <Field label={t("draw.form.priorities")}>
          <textarea rows={2} value={typed.priorities} onChange={(event) => set({ priorities: event.target.value })} />
        </Field>
      )}
      <SeedFields typed={typed} set={set} />
      <Field label={t("draw.form.drawDate")}>
        <input
          type="date"
          required
          value={typed.drawDate}
          onChange={(event) => set({ drawDate: event.target.value })}
        />
      </Field>
      <Field label={t("draw.form.deleteOn")} hint={t("draw.form.deleteHint")}>
        <input
          type="date"
          required
          value={typed.deleteOn}
          onChange={(event) => set({ deleteOn: event.target.value })}
        />
      </Field>
    </>
  );
}

function SeedFields({ typed, set }: RulesFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      {typed.method === "ring" ? (
        <p className="fine">{t("draw.form.ringKind")}</p>
      ) : (
        <Field label={t("draw.form.seedKind")}>
          <select value={typed.kind} onChange={(event) => set({ kind: event.target.value as TypedRules["kind"] })}>
            {(["dice", "balls", "public"] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`draw.form.kind.${kind}`)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {typed.method !== "ring" && typed.kind !== "public" && (
        <Field label={t("draw.form.count")}>
          <input inputMode="numeric" value={typed.count} onChange={(event) => set({ count: event.target.value })} />
        </Field>
      )}
      <Field label={t("draw.form.source")} hint={t("draw.form.sourceHint")}>
        <input value={typed.source} required onChange={(event) => set({ source: event.target.value })} />
      </Field>
    </>
  );
}

/** A field with its words above and a hint below. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="draw-field">
      <label>
        <span>{label}</span>
        {children}
      </label>
      {hint !== undefined && <small className="calm">{hint}</small>}
    </div>
  );
}
