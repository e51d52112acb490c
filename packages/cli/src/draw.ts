import { isDay } from "@youheng/kernel/model";
import type { Command } from "commander";
import { drawCommit } from "./draw-commit.ts";
import { drawRun } from "./draw-run.ts";
import { drawVerify } from "./draw-verify.ts";
import { WrongUsage } from "./exit.ts";

/** Seats `youheng draw commit|run|verify`: a draw of admission that anyone can check. */
export function drawCommand(program: Command): void {
  const draw = program
    .command("draw")
    .description("摇号派位：事先固定名单和规则，当众取种子，事后人人可重算 · a draw that anyone can run again");
  draw.addHelpText("after", PAPERS);
  seatCommit(draw);
  seatRun(draw);
  seatVerify(draw);
}

const PAPERS = `
名单的列 columns of the list: 报名号 applicant · 多胞胎组 group · 优先类别 priority · 第一志愿 preference_1 · 第二志愿 preference_2 …
                             （环 ring: 摇号编号 number，可省 may be left out）
规则 the rules (YAML, JSON):
  title: 小学一年级派位
  method: deferred_acceptance          # random_numbers · ring · deferred_acceptance
  schools:                             # 一所学校也可只写 one school: places: 15
    - { school_code: S1, name: 第一小学, places: 120, held_back: 5 }
  seed: { kind: dice, count: 20, source: 两名家长代表当众掷骰子 }   # dice · balls · public
例 example:
  youheng draw commit list.csv --rules rules.yaml --out draw.json
  youheng draw run draw.json --applicants list.csv --seed "3 5 1 2 …" --out receipt.json
  youheng draw verify receipt.json --commitment draw.json
指南 guide: docs/guide/{zh,en}/a-draw-anyone-can-check.md
`;

function seatCommit(draw: Command): void {
  draw
    .command("commit")
    .description(
      "摇号前固定名单和规则，得到要公布的摘要 · fix list and rules before the draw; gives the digest to publish",
    )
    .argument("<applicants>", "报名名单：CSV、XLSX、XLS、ODS · the list of applicants")
    .requiredOption("--rules <file>", "规则（YAML 或 JSON）· the rules")
    .option("--schools <file>", "学校和学位表，代替规则中的 · schools and places, instead of those in the rules")
    .option(
      "--out <file>",
      "写出要公布的承诺；秘密的盐另存为 FILE.opening.json · write the commitment; the secret salt beside it",
    )
    .option("--slips <file.csv>", "写出每家一行的核对单，分别交给各家 · a line for every family to find itself by")
    .option("--salt <hex>", "64 位十六进制的盐；不写则随机产生 · the salt; random if not given")
    .option("--date <day>", "固定的日期，例如 2026-07-01 · the day of fixing", dayOf)
    .option("--json", "输出 JSON（不写 --out 时含秘密的盐）· print JSON (with the secret salt unless --out is given)")
    .action(drawCommit);
}

function seatRun(draw: Command): void {
  draw
    .command("run")
    .description("用当众产生的种子摇号，得到收据 · run the draw with the public seed; gives the receipt")
    .argument("<commitment>", "draw commit 写出的承诺 · what draw commit wrote")
    .requiredOption("--applicants <file>", "报名名单，与固定时相同 · the list of applicants, as it was fixed")
    .option("--rules <file>", "规则，用来核对与固定时相同 · the rules, to check that they are those fixed")
    .option("--schools <file>", "学校和学位表，与 --rules 同用 · schools and places, with --rules")
    .option(
      "--seed <text>",
      "种子：骰子或摇球的数字、公开数据的原文；环：起始号和等差数 · dice, balls, public text; ring: start and interval",
    )
    .option("--start <n>", "起始号（环）· the start number of a ring")
    .option("--interval <n>", "等差数（环）· the common difference of a ring")
    .option("--witness <name...>", "见证人 · who was there")
    .option("--opening <file>", "盐的文件；不写则找承诺旁边的 · the file of the salt")
    .option("--date <day>", "摇号的日期 · the day of the draw", dayOf)
    .option("--out <file>", "写出收据 · write the receipt")
    .option("--json", "输出 JSON · print JSON")
    .action(drawRun);
}

function seatVerify(draw: Command): void {
  draw
    .command("verify")
    .description(
      "用收据重算全部结果；不一致时退出码为 1 · run a draw again from its receipt; exit status 1 when it differs",
    )
    .argument("<receipt>", "draw run 写出的收据 · what draw run wrote")
    .option("--applicants <file>", "手头的名单，用来比较 · a list of one's own, to compare with")
    .option("--digest <hex>", "摇号前记下的摘要 · the digest noted down before the draw")
    .option("--commitment <file>", "摇号前保存的承诺 · the commitment kept from before the draw")
    .option("--json", "输出 JSON · print JSON")
    .action(drawVerify);
}

function dayOf(text: string): string {
  if (isDay(text)) return text;
  throw new WrongUsage(`--date 要写成 2026-07-10 · --date is written as 2026-07-10: ${text}`);
}
