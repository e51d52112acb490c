import { COORDINATE_SYSTEMS, type CoordinateSystem } from "@youheng/kernel/decide";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";

/** What catchments and sites are both told. */
export interface GroundOptions {
  readonly bounds: readonly [number, number];
  readonly maySplit?: boolean;
  readonly contiguous?: boolean;
  readonly detour: number;
  readonly distances?: string;
  readonly longestM?: number;
  readonly crs?: CoordinateSystem;
  readonly gap?: number;
  readonly seed: number;
}

/** Adds the options that catchments and sites both have. */
export function withGroundOptions(command: Command): Command {
  return command
    .option("--bounds <low,high>", "每校学生数占学位数的下限和上限 · least and most, as shares of capacity", boundsOf, [
      0, 1,
    ] as const)
    .option("--may-split", "地块可拆分给几所学校 · units may be split between schools")
    .option("--detour <factor>", "直线距离 × 绕行系数 · straight line × detour factor", numberFrom(1, "--detour"), 1)
    .option("--distances <file>", "自备距离：unit,school,distance_m · your own ways")
    .option("--longest-m <metres>", "最远路程（米）· longest way allowed", numberFrom(0, "--longest-m"))
    .option("--crs <system>", `坐标系 · coordinate system: ${COORDINATE_SYSTEMS.join(", ")}`, systemOf)
    .option(
      "--gap <share>",
      "与界相差不超过此比例即停止，0.01 即 1 % · stop within this share of the bound (small plans are proven whole)",
      numberFrom(0, "--gap"),
    )
    .option("--seed <n>", "随机数种子，相同则结果相同 · the same seed gives the same plan", numberFrom(0, "--seed"), 1);
}

/** Two shares as an option says them. @example boundsOf("0.70,1.05") // [0.7, 1.05] */
export function boundsOf(text: string): readonly [number, number] {
  const parts = text.split(",").map(Number);
  const [low = Number.NaN, high = Number.NaN] = parts;
  if (parts.length === 2 && low >= 0 && low <= high && high < Infinity) return [low, high];
  throw new WrongUsage(`--bounds 应为“下限,上限”，如 0.70,1.05，得到“${text}” · two shares are wanted, got “${text}”`);
}

/** Reads a number that is not below a least one. */
export function numberFrom(least: number, option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && value >= least && value < Infinity) return value;
    throw new WrongUsage(
      `${option} 应为不小于 ${least} 的数，得到“${text}” · a number from ${least} is wanted, got “${text}”`,
    );
  };
}

function systemOf(text: string): CoordinateSystem {
  const plain = text.toLowerCase().replace(/[-_ ]/g, "");
  const known = COORDINATE_SYSTEMS.find((one) => one === plain);
  if (known !== undefined) return known;
  throw new WrongUsage(`--crs：没有“${text}” · no such system; ${COORDINATE_SYSTEMS.join(", ")}`);
}
