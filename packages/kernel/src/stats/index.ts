export * from "./judge-group.ts";
export * from "./judge-sections.ts";
export * from "./section-columns.ts";
