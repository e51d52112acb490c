import { Button } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { StandardCheckView } from "@youheng/server/api";
import { tell } from "../ask/index.ts";
import { CaseList } from "../policy/index.ts";
import { Trouble, useSpeech } from "../shell/index.ts";
import { casesIn, fileOf } from "./draft-cases.ts";
import { useDrafting } from "./drafting.tsx";
import { FindingLines } from "./finding-lines.tsx";

/** The draft as the policy file that is saved: to be read, downloaded, edited, checked; and its cases. */
export function FilePanel() {
  const { t } = useSpeech();
  const { draft, toSave, cases, setCases, change } = useDrafting();
  const written = fileOf(draft.base.standard, toSave, cases);
  const [typed, setTyped] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const check = useMutation({
    mutationFn: (yaml: string) => tell<StandardCheckView>("/api/local-standards/check", "POST", { yaml }),
    onSuccess: ({ bundle, findings }) => {
      const stands = bundle !== null && !findings.some(({ severity }) => severity === "error");
      if (typed === null || !stands || bundle.standard.extends !== draft.base.standard.id) return;
      change(() => bundle.standard);
      setCases(casesIn(typed));
      setTyped(null);
    },
  });
  const text = typed ?? written;
  return (
    <>
      <section className="panel" aria-labelledby="workshop-file">
        <h2 id="workshop-file">{t("workshop.file")}</h2>
        <p className="fine">{t("workshop.fileHint")}</p>
        {typed === null ? (
          <NumberedLines text={written} />
        ) : (
          <textarea
            ref={area}
            className="file-text"
            spellCheck={false}
            aria-label={t("workshop.file")}
            rows={Math.min(40, text.split("\n").length + 2)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <div className="row no-print">
          <Button type="primary" loading={check.isPending} onClick={() => check.mutate(text)}>
            {t(typed === null ? "workshop.check" : "workshop.fileRead")}
          </Button>
          {typed === null ? (
            <Button onClick={() => setTyped(written)}>{t("workshop.fileEdit")}</Button>
          ) : (
            <Button onClick={() => setTyped(null)}>{t("workshop.fileBack")}</Button>
          )}
          <OpenFile read={setTyped} />
        </div>
      </section>
      {check.error && <Trouble error={check.error} />}
      {check.data && (
        <FindingLines
          findings={check.data.findings}
          {...(typed !== null && { goTo: (line: number) => selectLine(area.current, line) })}
        />
      )}
      {check.data && check.data.cases.length > 0 && <CaseList cases={check.data.cases} />}
    </>
  );
}

function OpenFile({ read }: { readonly read: (text: string) => void }) {
  const { t } = useSpeech();
  return (
    <label className="button">
      {t("workshop.fileOpen")}
      <input
        type="file"
        accept=".yaml,.yml"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void file.text().then(read);
        }}
      />
    </label>
  );
}

function selectLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
}

function NumberedLines({ text }: { readonly text: string }) {
  return (
    <ol className="file-lines">
      {text
        .trimEnd()
        .split("\n")
        .map((line, i) => (
          <li key={i}>
            <code>{line === "" ? " " : line}</code>
          </li>
        ))}
    </ol>
  );
}
