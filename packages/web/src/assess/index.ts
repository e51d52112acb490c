export { AssessRoom } from "./assess-room.tsx";
export { DistrictPage } from "./district-page.tsx";
export { SchoolPage } from "./school-page.tsx";
export { judge } from "./judge.ts";
export type { Judged } from "./judge.ts";
export { VerdictMark, VerdictShape } from "./verdict-mark.tsx";
export { becauseOf } from "./verdict-sentence.ts";
