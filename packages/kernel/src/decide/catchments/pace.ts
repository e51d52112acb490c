/** How long a plan may take and how good it is to be. The kernel has no clock: time is asked of the caller. */
export interface Pace {
  /** seconds since the beginning */
  readonly seconds: () => number;
  /** when to end with the best plan so far, seconds */
  readonly limit: number;
  /** end when the plan is within this share of its bound */
  readonly gap: number;
  readonly seed: number;
  /** lets others have the thread for a moment, so that a cancel is heard */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

/** How far the search is; what does not exist yet is null. */
export interface PlanProgress {
  readonly seconds: number;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** Whether there is no time left, or somebody cancelled. */
export function isOver({ seconds, limit, signal }: Pace): boolean {
  return signal?.aborted === true || seconds() >= limit;
}

/** Seconds left, at least a little. */
export function timeLeft({ seconds, limit }: Pace): number {
  return Math.max(0.05, limit - seconds());
}
