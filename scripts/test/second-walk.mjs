// Runs on Node 20 and later.
import path from "node:path";

/** More files than these failing at once is a fault, not a race. */
const MOST_WALKED_AGAIN = 3;

/**
 * Walks journeys, and once more, from their beginning with a product of their own, the few files in which a step failed.
 * What fails twice has failed. What passes the second time counts as passed and is named in the summary as unsteady:
 * a race in the journey or in the product, to be found and mended (decision 0096).
 *
 * @param walk  walks the files it is given (none: all) and gives `{ passed, failed, skipped, files }`, files as `{ name, passed, failed, skipped }`
 * @returns the counts, and the names of the `unsteady` files
 * @example await walkTwice((files) => vitest(["--config", "e2e/vitest.config.ts", ...files]))
 */
export async function walkTwice(walk) {
  const first = await walk([]);
  const failing = first.files.filter((file) => file.failed > 0);
  const onlyTheirs = failing.reduce((sum, file) => sum + file.failed, 0) === first.failed;
  if (failing.length === 0 || failing.length > MOST_WALKED_AGAIN || !onlyTheirs) return first;
  console.log(
    `再走一遍 · walked again from the beginning: ${failing.map(({ name, failed }) => `${path.basename(name)} (${failed})`).join(", ")}`,
  );
  const second = await walk(failing.map(({ name }) => name));
  const steady = first.files.filter((file) => file.failed === 0);
  return {
    passed: steady.reduce((sum, file) => sum + file.passed, 0) + second.passed,
    failed: second.failed,
    skipped: [...steady.flatMap((file) => file.skipped), ...second.skipped],
    unsteady: failing.filter(({ name }) => !failedIn(second, name)).map(({ name }) => path.basename(name)),
  };
}

function failedIn(run, name) {
  return run.files.find((file) => file.name === name)?.failed !== 0;
}
