import type { ConfigProviderProps } from "antd";
import enGB from "antd/locale/en_GB.js";
import zhCN from "antd/locale/zh_CN.js";

type Locale = NonNullable<ConfigProviderProps["locale"]>;

/** The component library's own words. Its locales are CommonJS: their types say `{ default }` where a bundler gives the value itself. */
const locales = { zh: unwrapped(zhCN), en: unwrapped(enGB) };

/** @example libraryLocale("zh").locale // "zh-cn" */
export function libraryLocale(language: "zh" | "en"): Locale {
  return locales[language];
}

function unwrapped(module: unknown): Locale {
  return (typeof module === "object" && module !== null && "default" in module ? module.default : module) as Locale;
}
