export { libraryLocale } from "./library-locale.ts";
export { nonceStyles } from "./nonce-styles.ts";
export * from "./tokens.ts";
