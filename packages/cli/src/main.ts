import { Command, CommanderError } from "commander";
import { EXIT, InputRefused, WrongUsage } from "./exit.ts";
import { findingLines } from "./finding-lines.ts";
import { usageMessage } from "./usage-message.ts";

const HELP_TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法 Usage:",
  "Arguments:": "参数 Arguments:",
  "Options:": "选项 Options:",
  "Global Options:": "通用选项 Global options:",
  "Commands:": "命令 Commands:",
};
const HOW_TO_SEE_HELP = "运行 youheng --help 查看用法 · run youheng --help to see how it is used";

/** Adds one command to the program. */
type Seat = (program: Command) => void;

/** Every command has a seat here. A module is loaded when its command is typed: `policy list` does not wait for the server's. */
const SEATS: Readonly<Record<string, (argv: readonly string[]) => Promise<Seat>>> = {
  assess: async () => (await import("./assess.ts")).assessCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  backtest: async () => (await import("./backtest.ts")).backtestCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  draw: async () => (await import("./draw.ts")).drawCommand,
  forecast: async () => (await import("./forecast.ts")).forecastCommand,
  inequality: async () => (await import("./inequality.ts")).inequalityCommand,
  overview: async () => (await import("./overview.ts")).overviewCommand,
  move: async () => (await import("./move.ts")).moveCommand,
  plan: async (argv) => await (await import("./plan.ts")).planCommand(argv[3]),
  people: async () => (await import("./people.ts")).peopleCommand,
  policy: async () => (await import("./policy.ts")).policyCommand,
  road: async () => (await import("./road.ts")).roadCommand,
  replay: async () => (await import("./replay.ts")).replayCommand,
  restore: async () => (await import("./restore.ts")).restoreCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  teachers: async () => (await import("./teachers.ts")).teachersCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  "verify-backup": async () => (await import("./verify-backup.ts")).verifyBackupCommand,
  years: async () => (await import("./years.ts")).yearsCommand,
};

/**
 * Runs one command line: `youheng assess return.xlsx --standard cn-quality-balance-2017`.
 * Sets the exit status (0 done, 1 input has errors, 2 wrong usage, 3 internal error); messages go to standard error.
 *
 * @param argv  as `process.argv`: the command's own words begin at the third
 * @example     await main(["node", "youheng", "policy", "list"])
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.on("uncaughtException", (error) => {
    process.exit(report(error));
  });
  try {
    await (await programFor(argv)).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof InputRefused && !error.isPrinted && argv.includes("--json"))
      console.log(JSON.stringify({ findings: error.findings }));
    process.exitCode = report(error);
  }
}

/**
 * The program with the command that was typed in its seat, nothing of it run yet.
 *
 * @example (await programFor(["node", "youheng", "plan", "sites"])).commands.map((one) => one.name()) // ["plan"]
 */
export async function programFor(argv: readonly string[]): Promise<Command> {
  return programOf(await seatsFor(argv));
}

/** The seat of the command that was typed; all of them for help, or when no such command is known. */
async function seatsFor(argv: readonly string[]): Promise<readonly Seat[]> {
  const typed = argv[2];
  const seat = typed === undefined ? undefined : SEATS[typed];
  return await Promise.all((seat === undefined ? Object.values(SEATS) : [seat]).map((load) => load(argv)));
}

function programOf(seats: readonly Seat[]): Command {
  const program = new Command("youheng")
    .description("优衡：基础教育优质均衡治理 · Youheng: governance for a region's basic education")
    .version("0.1.0", "-V, --version", "版本 · the version")
    .helpOption("-h, --help", "帮助 · help")
    .helpCommand("help [command]", "某一命令的帮助 · help for a command")
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => HELP_TITLES[title] ?? title })
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError(true)
    .exitOverride();
  for (const seat of seats) seat(program);
  return program;
}

function reportUsage(error: CommanderError): number {
  if (error.exitCode === 0) return EXIT.done;
  // "commander.help": the help was shown because no command was named; it says all there is to say
  if (error.code !== "commander.help") console.error(`${usageMessage(error)}\n${HOW_TO_SEE_HELP}`);
  return EXIT.wrongUsage;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return reportUsage(error);
  if (error instanceof InputRefused) {
    for (const line of findingLines(error.findings)) console.error(line);
    return EXIT.inputErrors;
  }
  if (error instanceof WrongUsage) {
    console.error(error.message);
    return EXIT.wrongUsage;
  }
  console.error(
    "优衡内部错误，请将以下内容附在问题报告中 · an internal error of Youheng; please report it with what follows:",
  );
  console.error(error);
  return EXIT.internalError;
}
