export { usePrinting, useSlice } from "./virtual-rows.ts";
export { useCellWalk } from "./grid-keys.ts";
