import { App, Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SecondFactorView } from "@youheng/server/api";
import { sessionQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

const path = "/api/account/second-factor";

/** Switches the second factor on, with a first code, or off. */
export function SecondFactor() {
  const { t } = useSpeech();
  const isOn = useSession()?.account?.second_factor === true;
  const begin = useMutation({ mutationFn: () => tell<SecondFactorView>(path, "POST") });
  return (
    <section className="panel" aria-labelledby="second-factor">
      <header>
        <h2 id="second-factor">{t("people.factorTitle")}</h2>
        <p className="fine">{t(isOn ? "people.factorOn" : "people.factorHint")}</p>
      </header>
      {isOn ? (
        <CodeForm method="DELETE" button="people.factorDrop" done="people.factorDropped" />
      ) : begin.data === undefined ? (
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          {t("people.factorBegin")}
        </Button>
      ) : (
        <FactorSheet sheet={begin.data} />
      )}
      {begin.isError && <ProblemWords error={begin.error} />}
    </section>
  );
}

function FactorSheet({ sheet }: { readonly sheet: SecondFactorView }) {
  const { t } = useSpeech();
  return (
    <div className="factor-sheet">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(sheet.svg)}`}
        alt={t("people.factorScan")}
        width="180"
        height="180"
      />
      <div>
        <p>{t("people.factorScan")}</p>
        <p>
          <code>{sheet.secret.replaceAll(/(.{4})/g, "$1 ").trim()}</code>
        </p>
        <CodeForm method="PUT" button="people.factorConfirm" done="people.factorDone" />
      </div>
    </div>
  );
}

interface CodeFormProps {
  readonly method: "PUT" | "DELETE";
  readonly button: "people.factorDrop" | "people.factorConfirm";
  readonly done: "people.factorDropped" | "people.factorDone";
}

function CodeForm({ method, button, done }: CodeFormProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const send = useMutation({
    mutationFn: () => tell<undefined>(path, method, { code }),
    onSuccess: async () => {
      void message.success(t(done));
      await client.invalidateQueries(sessionQuestion);
    },
  });
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Input
        className="code-input"
        aria-label={t("people.factorCode")}
        placeholder={t("people.factorCode")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button
        htmlType="submit"
        type={method === "PUT" ? "primary" : "default"}
        loading={send.isPending}
        disabled={code.length < 6}
      >
        {t(button)}
      </Button>
      {send.isError && <ProblemWords error={send.error} />}
    </form>
  );
}
