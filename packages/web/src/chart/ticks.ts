const steps = [1, 2, 2.5, 5, 10];

/**
 * Round numbers for an axis from 0, about as many as asked, the last of them at or beyond the end.
 *
 * @example ticksOf(0.53, 4) // [0, 0.2, 0.4, 0.6]
 */
export function ticksOf(end: number, about: number): readonly number[] {
  if (!(end > 0)) return [0, 1];
  const size = 10 ** Math.floor(Math.log10(end / about));
  const step = size * (steps.find((one) => one * size * about >= end * (1 - 1e-9)) ?? 10);
  const count = Math.ceil(end / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
