export * from "./ask.ts";
export * from "./questions.ts";
export * from "./people-questions.ts";
export * from "./teacher-questions.ts";
export * from "./act-questions.ts";
export * from "./place-questions.ts";
export * from "./project-questions.ts";
export * from "./duty-questions.ts";
