export { ChartFigure, SaveTools, TableTools, type ChartFigureProps } from "./chart-figure.tsx";
export { csvOf, type ChartTable } from "./chart-table.ts";
export type { Drawing } from "./drawing.ts";
export { spreadLabels } from "./spread-labels.ts";
export { ticksOf } from "./ticks.ts";
export { useWidth } from "./use-width.ts";
export { fileName, saveFile } from "./save-file.ts";
