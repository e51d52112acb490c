/**
 * Moves labels apart so that none covers another, as little as possible, within the height: for the ends of lines.
 *
 * @param wanted  where each label would stand, any order
 * @param room    `gap` between two labels, `from` and `to` the room they have
 * @returns       where each stands, in the order given
 * @example       spreadLabels([10, 12], { gap: 10, from: 0, to: 100 }) // [6, 16]
 */
export function spreadLabels(
  wanted: readonly number[],
  room: { readonly gap: number; readonly from: number; readonly to: number },
): readonly number[] {
  const order = wanted.map((at, i) => ({ at, i })).toSorted((a, b) => a.at - b.at);
  const blocks: { sum: number; items: { at: number; i: number }[] }[] = [];
  const gap = Math.min(room.gap, (room.to - room.from) / Math.max(1, wanted.length - 1));
  const topOf = ({ sum, items }: (typeof blocks)[number]): number => {
    const centre = sum / items.length - (gap * (items.length - 1)) / 2;
    return Math.max(room.from, Math.min(room.to - gap * (items.length - 1), centre));
  };
  for (const item of order) {
    blocks.push({ sum: item.at, items: [item] });
    for (let last = blocks.at(-1)!, before = blocks.at(-2); before !== undefined;) {
      if (topOf(before) + gap * before.items.length <= topOf(last)) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, items: [...before.items, ...last.items] });
      last = blocks.at(-1)!;
      before = blocks.at(-2);
    }
  }
  const placed = wanted.map(() => 0);
  for (const block of blocks) block.items.forEach(({ i }, n) => (placed[i] = topOf(block) + n * gap));
  return placed;
}
