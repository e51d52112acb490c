export { checkLocalStandard, type CaseRun, casesOf, type StandardCheck } from "./check-local-standard.ts";
export { chooseVersion, saveLocalStandard, textOrRefuse } from "./save-local-standard.ts";
export { openShelf, type Shelf } from "./shelf.ts";
