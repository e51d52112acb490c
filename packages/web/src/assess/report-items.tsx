import { App, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { download, Problem } from "../ask/index.ts";
import { saveFile } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";

const formats = ["docx", "xlsx", "pdf", "html"] as const;
type Format = (typeof formats)[number];
const languages = ["zh", "en"] as const;
type Language = (typeof languages)[number];
type Items = NonNullable<MenuProps["items"]>;

/** The forms of one report in both languages, the reader's first; choosing one writes and hands over the file. */
export function useReportItems(
  address: string,
  asked: Readonly<Record<string, string>>,
  words: "format" | "formatOfRegions" = "format",
): { readonly items: Items; readonly isWriting: boolean } {
  const { t, language: own } = useSpeech();
  const { message } = App.useApp();
  const [isWriting, setWriting] = useState(false);
  const write = async (format: Format, language: Language): Promise<void> => {
    setWriting(true);
    try {
      const { blob, name } = await download(`${address}?${new URLSearchParams({ ...asked, format, language })}`);
      saveFile(name, blob);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(own === "zh" ? error.view.detail : error.view.detail_en);
    } finally {
      setWriting(false);
    }
  };
  const items = languages
    .toSorted((a, b) => Number(b === own) - Number(a === own))
    .map((language) => ({
      key: language,
      type: "group" as const,
      label: t(`report.language.${language}`),
      children: formats.map((format) => ({
        key: `${language}-${format}`,
        label: <span lang={language}>{t(`report.${words}.${format}`)}</span>,
        onClick: () => void write(format, language),
      })),
    }));
  return { items, isWriting };
}

interface ReportButtonProps {
  readonly items: Items;
  readonly isWriting: boolean;
  readonly label: "report.district" | "report.school" | "report.regions";
}

/** The button from which a report is chosen; it says when one is being written. */
export function ReportButton({ items, isWriting, label }: ReportButtonProps) {
  const { t } = useSpeech();
  return (
    <Dropdown rootClassName="report-menu" menu={{ items }} trigger={["click"]} disabled={isWriting}>
      <button type="button" className="tool no-print" aria-haspopup="menu" aria-busy={isWriting} disabled={isWriting}>
        <span aria-live="polite">{t(isWriting ? "report.writing" : label)}</span>
        <span aria-hidden="true" className="caret" />
      </button>
    </Dropdown>
  );
}
