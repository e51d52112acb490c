export * from "./as-account.ts";
export type { IdentityDeps } from "./deps.ts";
export { needsPassword, newSignInToken } from "./links.ts";
export * from "./oidc.ts";
export * from "./own-account.ts";
export * from "./people.ts";
export * from "./permission.ts";
export * from "./sessions.ts";
export * from "./sign-in.ts";
