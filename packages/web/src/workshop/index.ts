export { EditorPage } from "./editor-page.tsx";
export { WorkshopPage } from "./workshop-page.tsx";
