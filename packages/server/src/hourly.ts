const EVERY_HOUR_MS = 3_600_000;

/**
 * Does a piece of work at once and every hour, one round after another, until stopped. What fails is told and tried again the next hour.
 *
 * @example const keeper = startHourly(() => deleteDueApplicants({ store, now }), (error) => log.error(error));
 */
export function startHourly(work: () => Promise<unknown>, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = running.then(work).catch(failed);
  };
  run();
  const timer = setInterval(run, EVERY_HOUR_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
