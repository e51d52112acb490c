export * from "./as-account.ts";
export * from "./permission.ts";
export * from "./sign-in.ts";
