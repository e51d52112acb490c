export { usePrinting, useSlice } from "./virtual-rows.ts";
export { walkCells } from "./grid-keys.ts";
