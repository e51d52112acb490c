import { preferences, prefer } from "./preferences.ts";
import { useSpeech } from "../text/index.ts";

/** Changes the language of the whole page at once. */
export function LanguageSwitch() {
  const { t, language } = useSpeech();
  const other = language === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className="tool"
      lang={other === "zh" ? "zh-CN" : "en"}
      aria-label={t("language.label")}
      onClick={() => prefer({ ...preferences(), language: other })}
    >
      {t("language.other")}
    </button>
  );
}
