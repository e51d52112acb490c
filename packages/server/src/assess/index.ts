export * from "./assess-return.ts";
export { kernelVersion } from "./kernel-version.ts";
export { firstDifference, type Difference } from "./first-difference.ts";
export { inequalityOfRegion } from "./inequality-of-region.ts";
export { startSummaryKeeper, type SummaryKeeper } from "./keep-summaries.ts";
export { overview } from "./overview.ts";
export { replay, type DigestCheck, type Replay } from "./replay.ts";
export { lineageView, packageOf, replayPackage, REPLAY_FORMAT, type ReplayPackage } from "./replay-package.ts";
export { yearsOfRegion } from "./years-of-region.ts";
