export { ActPage } from "./act-page.tsx";
export { Supervision } from "./supervision.tsx";
export { TaskList } from "./task-list.tsx";
export { AnswersPage } from "./answers-page.tsx";
export { DutiesPage } from "./duties-page.tsx";
export { EvidenceButton } from "./evidence-button.tsx";
export { Holder } from "./holder.tsx";
