import type { CommanderError } from "commander";

const IN_CHINESE: Readonly<Record<string, string>> = {
  "commander.unknownCommand": "没有这个命令",
  "commander.unknownOption": "没有这个选项",
  "commander.missingArgument": "缺少参数",
  "commander.optionMissingArgument": "选项后面缺少内容",
  "commander.missingMandatoryOptionValue": "缺少必需的选项",
  "commander.invalidArgument": "参数无效",
  "commander.excessArguments": "参数过多",
  "commander.conflictingOption": "选项不能同时使用",
};

/**
 * What was wrong with the words typed, Chinese first, then as the parser says it.
 *
 * @example usageMessage(error) // "没有这个命令 · unknown command 'ases' (Did you mean assess?)"
 */
export function usageMessage(error: CommanderError): string {
  const english = error.message.replace(/^error: /, "").replaceAll("\n", " ");
  return `${IN_CHINESE[error.code] ?? "用法有误"} · ${english}`;
}
