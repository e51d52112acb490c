import { describe, expect, it } from "vitest";
import { readReturn } from "./read-return.ts";
import { readReturnInWorker } from "./read-return-in-worker.ts";
import { READING } from "./testing-files.ts";

const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => `${at},第${at}小学,${at % 900}\n`).join("");
const file = (count: number): { bytes: Uint8Array; name: string } => ({
  bytes: Buffer.from(`学校标识码,学校名称,小学在校生数\n${rows(count)}x,坏,y\n`),
  name: "a.csv",
});

describe("reading in a thread", () => {
  it("gives the same answer as reading here, with progress", async () => {
    const said: number[] = [];
    const there = await readReturnInWorker(file(30_000), {
      ...READING,
      checks: true,
      onProgress: (at) => said.push(at.progress),
    });
    expect(there).toEqual(await readReturn(file(30_000), { ...READING, checks: true }));
    expect(said.at(-1)).toBe(1);
    expect(said.toSorted((a, b) => a - b)).toEqual(said);
  });

  it("stops when it is cancelled, before or while it reads", async () => {
    await expect(
      readReturnInWorker(file(10), { ...READING, signal: AbortSignal.abort(new Error("no more")) }),
    ).rejects.toThrow("no more");
    const controller = new AbortController();
    const reading = readReturnInWorker(file(400_000), {
      ...READING,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("cancelled")),
    });
    await expect(reading).rejects.toThrow("cancelled");
  });

  it("stops here too when the signal says so", async () => {
    await expect(readReturn(file(10), { ...READING, signal: AbortSignal.abort(new Error("no more")) })).rejects.toThrow(
      "no more",
    );
  });

  it("ends in a finding, not in a crash, when there is too little memory", async () => {
    const answer = await readReturnInWorker(file(500_000), READING, 24);
    expect(answer.findings.map((one) => one.code)).toEqual(["SENSE-042"]);
  });
});
