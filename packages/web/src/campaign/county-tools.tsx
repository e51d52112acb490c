import { App, Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SchoolFormView } from "@youheng/server/api";
import { type FormOf, formPath, schoolFormQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Remarks that the county is writing, by column; "" is the remark on the whole form. */
export type RemarkDrafts = Readonly<Record<string, string>>;

interface ToolsProps {
  readonly of: FormOf;
  readonly view: SchoolFormView;
  readonly remarks: RemarkDrafts;
  readonly setRemarks: (remarks: RemarkDrafts) => void;
}

/** What the county does with a form that was handed in: send it back with remarks, or accept it. */
export function CountyTools({ of, view, remarks, setRemarks }: ToolsProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const written = Object.entries(remarks)
    .map(([column, text]) => ({ column: column === "" ? null : column, text: text.trim() }))
    .filter(({ text }) => text !== "");
  const act = useMutation({
    mutationFn: (what: "accept" | "send-back") =>
      tell<SchoolFormView>(`${formPath(of)}/${what}`, "POST", what === "accept" ? undefined : { remarks: written }),
    onSuccess: async (after, what) => {
      void message.success(t(what === "accept" ? "campaign.accepted" : "campaign.sentBack"));
      setRemarks({});
      client.setQueryData(schoolFormQuestion(of).queryKey, after);
      await client.invalidateQueries({ queryKey: ["campaign"] });
    },
  });
  return (
    <div className="save-line no-print">
      <Input
        className="code-input"
        placeholder={t("campaign.remarkWhole")}
        aria-label={t("campaign.remarkWhole")}
        maxLength={500}
        value={remarks[""] ?? ""}
        onChange={(event) => setRemarks({ ...remarks, "": event.target.value })}
      />
      <span className="calm">{t("campaign.sendBackHint")}</span>
      <span className="grow" />
      {act.isError && <ProblemWords error={act.error} />}
      <Button disabled={written.length === 0} loading={act.isPending} onClick={() => act.mutate("send-back")}>
        {t("campaign.sendBack")} {written.length > 0 && `(${written.length})`}
      </Button>
      {view.state === "submitted" && (
        <Button
          type="primary"
          loading={act.isPending}
          disabled={written.length > 0}
          onClick={() => act.mutate("accept")}
        >
          {t("campaign.accept")}
        </Button>
      )}
    </div>
  );
}
