import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { writeXlsxStream } from "hucre";

/** The columns of the tidy return, as a province would send them: 37 of them, Chinese headers, equipment in 万元. */
export const HEADERS = [
  "区划代码",
  "学年",
  "学校标识码",
  "学校名称",
  "办学类型",
  "办别",
  "城乡类型",
  "经度",
  "纬度",
  "建校年份",
  "小学在校生数",
  "初中在校生数",
  "小学班级数",
  "初中班级数",
  "小学最大班额",
  "初中最大班额",
  "小学专任教师数",
  "初中专任教师数",
  "小学高于规定学历教师数",
  "初中高于规定学历教师数",
  "小学县级以上骨干教师数",
  "初中县级以上骨干教师数",
  "小学体育艺术专任教师数",
  "初中体育艺术专任教师数",
  "教学及辅助用房面积",
  "体育运动场馆面积",
  "教学仪器设备值（万元）",
  "网络多媒体教室数",
  "音乐专用教室数",
  "寄宿制",
] as const;

type Row = readonly (string | number | null)[];

/**
 * The rows of a made-up return: seeded, so that every run reads the same file.
 *
 * @param count  number of schools
 */
export function* returnRows(count: number): Generator<Row, void, undefined> {
  const next = seeded(20241121);
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  for (let i = 0; i < count; i++) {
    const primary = whole(30, 1900);
    const lower = whole(30, 1400);
    const [classes, lowerClasses] = [Math.ceil(primary / 42), Math.ceil(lower / 45)];
    const [teachers, lowerTeachers] = [Math.ceil(primary / 16), Math.ceil(lower / 12)];
    yield [
      String(990100 + (i % 100)),
      2024,
      String(2199000000 + i),
      `优衡第${i + 1}学校`,
      "九年一贯制学校",
      i % 9 === 0 ? "民办" : "公办",
      ["城区", "镇区", "乡村"][i % 3] ?? "城区",
      round(118 + next() * 2, 6),
      round(25 + next() * 2, 6),
      whole(1950, 2023),
      primary,
      lower,
      classes,
      lowerClasses,
      Math.ceil(primary / classes) + 2,
      Math.ceil(lower / lowerClasses) + 2,
      teachers,
      lowerTeachers,
      whole(0, teachers),
      whole(0, lowerTeachers),
      whole(0, 9),
      whole(0, 9),
      whole(1, 9),
      whole(1, 9),
      round((primary + lower) * (3 + next() * 4), 2),
      round((primary + lower) * (5 + next() * 6), 2),
      round((primary + lower) * (0.1 + next() * 0.3), 4),
      whole(1, 60),
      whole(0, 5),
      i % 7 === 0 ? "是" : "否",
    ];
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Mulberry32: small, even, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes the return as CSV in UTF-8. */
export async function writeCsvReturn(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADERS.join(",")}\n`);
  for (const row of returnRows(count)) if (!out.write(`${row.join(",")}\n`)) await once(out, "drain");
  out.end();
  await finished(out);
}

/** Writes the return as XLSX with shared strings, as spreadsheet programs do. */
export async function writeXlsxReturn(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  const rows = (function* (): Generator<(string | number | null)[], void, undefined> {
    for (const row of returnRows(count)) yield [...row];
  })();
  for await (const piece of writeXlsxStream(rows, {
    name: "学校",
    columns: HEADERS.map((header) => ({ header })),
    inlineStrings: false,
  }))
    if (!out.write(piece)) await once(out, "drain");
  out.end();
  await finished(out);
}
