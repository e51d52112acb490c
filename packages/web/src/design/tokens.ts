/**
 * The look, in one place. One accent (a deep indigo-teal, 靛青); one colour that says "falls short" (ochre, 赭);
 * one that says "only tried, not saved" (violet, 紫). The three are told apart by every common kind of colour blindness,
 * and none ever stands without a shape or a word.
 */
export const tokens = {
  paper: "#f5f4ef",
  surface: "#ffffff",
  sunken: "#efede6",
  ink: "#1b2427",
  "ink-2": "#47555a",
  "ink-3": "#5b676b",
  line: "#e2dfd5",
  "line-strong": "#c5c1b4",
  accent: "#17566a",
  "accent-strong": "#0e4152",
  "accent-soft": "#e2edef",
  meets: "#17566a",
  "meets-soft": "#cfe0e4",
  short: "#b3471d",
  "short-strong": "#93370f",
  "short-soft": "#f8e6db",
  unknown: "#757d7f",
  "unknown-soft": "#e9e7e0",
  trial: "#6a4a94",
  "trial-soft": "#f0ebf6",
} as const;

export type TokenName = keyof typeof tokens;

/** System faces first: they are there at once. The bundled face is fetched, subset by subset, only where a machine has no Chinese face. */
export const fontStack = [
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Source Han Sans SC"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Noto Sans SC Variable"',
  "system-ui",
  "sans-serif",
].join(", ");

/** Text sizes that a reader may choose; the root's size, in pixels. */
export const textSizes = { normal: 15, large: 17, larger: 19.5 } as const;
export type TextSize = keyof typeof textSizes;

/** Writes the tokens where style sheets find them: `var(--accent)`. */
export function wearTokens(root: HTMLElement, size: TextSize): void {
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(`--${name}`, value);
  root.style.setProperty("--font", fontStack);
  root.style.fontSize = `${textSizes[size]}px`;
}

/** The same tokens for the component library. */
export function libraryTheme(size: TextSize): { token: Record<string, string | number | boolean> } {
  return {
    token: {
      colorPrimary: tokens.accent,
      colorLink: tokens.accent,
      colorSuccess: tokens.meets,
      colorInfo: tokens.accent,
      colorWarning: "#9a6a00",
      colorError: tokens.short,
      colorText: tokens.ink,
      colorTextSecondary: tokens["ink-2"],
      colorTextTertiary: tokens["ink-3"],
      colorTextPlaceholder: tokens["ink-3"],
      colorBorder: tokens["line-strong"],
      colorBorderSecondary: tokens.line,
      colorBgLayout: tokens.paper,
      borderRadius: 4,
      fontFamily: fontStack,
      fontSize: Math.round(textSizes[size] * 0.9333),
      controlHeight: Math.round(textSizes[size] * 2.2),
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
  };
}
