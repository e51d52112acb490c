export { FirstImportPage, SensePage } from "./sense-page.tsx";
export { FindingList } from "./finding-list.tsx";
export { LineagePage } from "./lineage-page.tsx";
export { ImportPage } from "./import-page.tsx";
export { PointingPage } from "./pointing/pointing-page.tsx";
export { VersionPage } from "./version-page.tsx";
export { SourcePlace, SourceSheet } from "./source-cell.tsx";
