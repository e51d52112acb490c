export { ActPage } from "./act-page.tsx";
export { DecisionsPage } from "./decisions-page.tsx";
export { Risen } from "./risen.tsx";
export type { RoadSearch } from "./road-filter.ts";
export { RoadPage } from "./road-page.tsx";
export { Supervision } from "./supervision.tsx";
export { SupervisionPage } from "./supervision-page.tsx";
export { TaskList } from "./task-list.tsx";
export { TasksPage } from "./tasks-page.tsx";
