export * from "./answer.ts";
export * from "./facts.ts";
export * from "./finding.ts";
export * from "./formula.ts";
export * from "./missing.ts";
export * from "./policy.ts";
export * from "./trace.ts";
