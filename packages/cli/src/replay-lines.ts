import type { Replay } from "@youheng/server/assess";

const PARTS = {
  facts: "数据 facts",
  bundle: "标准 policy",
  findings: "问题 findings",
  document: "评估结果 document",
} as const;

/** How a replay went, for a terminal: what was replayed, each part against its digest, and the first difference. Chinese first. */
export function replayLines({ lineage, kernel, parts, document, same }: Replay): readonly string[] {
  return [
    `${lineage.assessment_id}  ${lineage.standard} ${lineage.standard_version}  （${lineage.made_at}）`,
    kernel.same
      ? `  引擎 kernel ${kernel.made_by}：与当时相同 the one that made it`
      : `  引擎 kernel：当时 then ${kernel.made_by}，现在 now ${kernel.replayed_by}。不同的引擎，仍作比较 · another engine; compared all the same`,
    ...parts.map((part) =>
      part.same
        ? `  ${PARTS[part.part]} ✓ ${part.found.slice(0, 12)}`
        : `  ${PARTS[part.part]} ✗ 与摘要不符，已被改动 · not what the digest was taken of: ${part.declared.slice(0, 12)} ≠ ${part.found.slice(0, 12)}`,
    ),
    ...documentLines(document),
    same ? "相同：逐字节一致 · same, byte for byte" : "不同 · different",
    "",
  ];
}

function documentLines({ same, bytes, first_difference: first }: Replay["document"]): readonly string[] {
  if (same) return [`  重算 made again：${bytes.replayed} 字节一致 bytes the same`];
  return [
    `  重算 made again：${bytes.stored} → ${bytes.replayed} 字节 bytes`,
    ...(first === null
      ? []
      : [
          `  首个不同 first difference：${first.path}`,
          `    保存的 stored   ${shown(first.stored)}`,
          `    重算的 replayed ${shown(first.replayed)}`,
        ]),
  ];
}

function shown(value: unknown): string {
  return value === undefined ? "—" : JSON.stringify(value).slice(0, 200);
}
