export { ActPage } from "./act-page.tsx";
export { Supervision } from "./supervision.tsx";
export { TaskList } from "./task-list.tsx";
