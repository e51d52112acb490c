export * from "./deputies.ts";
export * from "./duties-of-account.ts";
export * from "./give-duty.ts";
export * from "./hand-over.ts";
export * from "./open-duties.ts";
export * from "./whose-duty.ts";
