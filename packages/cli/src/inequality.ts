import { groupingFields, inequalityByStage } from "@youheng/kernel/assess";
import type { CountyInequality } from "@youheng/kernel/assess";
import type { Command } from "commander";
import { assessFile, countOf, groupsOf, tellFindings } from "./assess-file.ts";
import type { AssessedFile, GroupsAsk } from "./assess-file.ts";
import { WrongUsage } from "./exit.ts";
import { inequalityLines } from "./inequality-lines.ts";
import { policyFor } from "./policy-for.ts";
import type { PolicyOptions } from "./policy-for.ts";

interface InequalityOptions extends PolicyOptions, GroupsAsk {
  readonly standard: string;
  readonly form: string;
  readonly stage?: string;
  readonly by?: string;
  readonly permutations: number;
  readonly seed: number;
  readonly epsilon: number;
  readonly json?: boolean;
}

/** Seats `youheng inequality RETURN --standard ID`. */
export function inequalityCommand(program: Command): void {
  program
    .command("inequality")
    .description(
      "差异系数之外：资源在学生之间有多不均 · beyond the CV: how unequally resources are spread over students",
    )
    .argument("<return>", "报表文件：CSV、XLSX、XLS、ODS · the return")
    .requiredOption("--standard <id>", "标准编号，见 youheng policy list · id of the standard")
    .option("--by <fields>", "按这些字段分组，逗号分隔：locality,ownership · group schools by these fields")
    .option("--permutations <n>", "置换检验的次数 · deals of the permutation test", countOf, 999)
    .option("--seed <n>", "随机数种子，相同则结果相同 · the same seed gives the same result", countOf, 1)
    .option("--epsilon <x>", "阿特金森指数的厌恶程度 · aversion of Atkinson's index", Number, 0.5)
    .option("--stage <id>", "只看这一学段 · only this stage")
    .option("--form <id>", "报表格式 · form of the return", "tidy")
    .option("--policy <dir...>", "另加的政策目录 · further policy folders")
    .option("--region <code>", "只看这一区划 · only this region")
    .option("--school-year <year>", "只看这一学年（起始年）· only this school year (its first year)")
    .option("--json", "输出 JSON · print JSON")
    .action(runInequality);
}

async function runInequality(file: string, options: InequalityOptions): Promise<void> {
  if (!(options.epsilon >= 0)) throw new WrongUsage("--epsilon 不能小于 0 · --epsilon is not below 0");
  const policy = await policyFor(options);
  const assessed = await assessFile(file, { ...options, policy });
  const counties = measured(assessed, options);
  if (options.json) {
    const [first] = counties;
    const { findings } = assessed;
    console.log(JSON.stringify(counties.length === 1 ? { ...first, findings } : { findings, regions: counties }));
  } else for (const line of counties.flatMap((one) => inequalityLines(one, assessed.answer.result))) console.log(line);
  tellFindings(assessed.findings);
}

function measured({ answer }: AssessedFile, options: InequalityOptions): readonly CountyInequality[] {
  const by = (options.by ?? "").split(",").filter((field) => field !== "");
  refuseUnknown("--by", by, groupingFields(answer));
  const stages = answer.result.stages.map(({ sections }) => sections.stage);
  refuseUnknown("--stage", options.stage === undefined ? [] : [options.stage], stages);
  const { permutations, seed, epsilon, stage = null } = options;
  return groupsOf(answer.result, options).map((group) =>
    inequalityByStage(answer, { by, permutations, seed, epsilon, stage, group }),
  );
}

function refuseUnknown(option: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.filter((one) => !known.includes(one));
  if (unknown.length > 0)
    throw new WrongUsage(`${option}：没有 · there is no ${unknown.join(", ")}; ${known.join(", ")}`);
}
