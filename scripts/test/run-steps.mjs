// Runs on Node 20 and later.

/**
 * Runs every step, also after one has failed, so that all that is wrong is seen at once.
 * A step is `{ id, zh, en, run }`; `run` gives `{ passed, failed, skipped, unsteady? }` (counts, the names of tests not run,
 * and of files that passed only the second time) or throws.
 *
 * @returns the sums over all steps
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: [], unsteady: [], lines: [] };
  for (const [index, step] of steps.entries()) {
    console.log(`\n━━ ${index + 1}/${steps.length} ${step.zh} · ${step.en}`);
    const startedAt = performance.now();
    const counts = await outcomeOf(step);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const mark = counts.failed > 0 ? "✗" : counts.passed > 0 ? "✓" : "–"; // –: nothing was run
    const line = `${mark} ${step.zh} · ${step.en}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`;
    console.log(line);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped.push(...counts.skipped);
    total.unsteady.push(...(counts.unsteady ?? []));
    total.lines.push(line);
  }
  return total;
}

async function outcomeOf(step) {
  try {
    return await step.run();
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: [] };
  }
}
