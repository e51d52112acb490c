export * from "./ask.ts";
export * from "./questions.ts";
