export { columnName, columnWords } from "./column-name.ts";
export type { ColumnName } from "./column-name.ts";
export { Sources } from "./sources.tsx";
export { CaseList } from "./case-list.tsx";
export { ofScene } from "./of-scene.ts";
