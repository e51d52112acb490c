/** A moment as people read it. @example whenOf("2026-11-25T05:00:00Z", "zh") // "2026/11/25 13:00" */
export function whenOf(moment: string, language: "zh" | "en"): string {
  return new Date(moment).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
  });
}
