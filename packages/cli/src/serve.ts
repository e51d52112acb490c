import { resolve } from "node:path";
import { DiskFull, FolderInUse, type RunningServer, startServer, type StartOptions } from "@youheng/server";
import { PolicyRefused } from "@youheng/server/policy";
import { type Command, InvalidArgumentError } from "commander";
import { InputRefused, WrongUsage } from "./exit.ts";
import { smtpOf } from "./smtp-of.ts";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly policy: readonly string[];
  readonly newLink?: boolean;
  readonly example: boolean;
}

/**
 * Adds `youheng serve`: the whole house on one address. It says where it is, and how to sign in, and runs until it is told to stop.
 *
 * @example serveCommand(program)
 */
export function serveCommand(program: Command): void {
  program
    .command("serve")
    .description("启动服务 · start the server")
    .option("--port <number>", "端口 · port", portOf, portOf(process.env["YOUHENG_PORT"] ?? "1345"))
    .option("--host <name>", "地址 · address to listen on", process.env["YOUHENG_HOST"] ?? "127.0.0.1")
    .option("--data <folder>", "数据文件夹 · data folder", process.env["YOUHENG_DATA"] ?? ".data")
    .option(
      "--policy <folder>",
      "更多政策文件夹 · further policy folders",
      (folder: string, before: readonly string[]) => [...before, folder],
      [],
    )
    .option("--new-link", "已设密码也生成一次性登录链接 · make a one-time sign-in link although a password is set")
    .option("--no-example", "不载入示例区 · do not load the example district")
    .addHelpText(
      "after",
      '\nDATABASE_URL=postgres://… 使用 PostgreSQL ≥ 15 · uses PostgreSQL\nYOUHENG_PUBLIC_URL=https://… 用户访问的地址（反向代理后）· the address people type, behind a proxy\nYOUHENG_SCANNER="clamdscan --no-summary --fdpass" 佐证文件先经杀毒程序 · a virus scanner for evidence\n' +
        "YOUHENG_KEY_FILE 密钥文件，默认数据文件夹里的 secret.key · the key of second factors, default secret.key in the data folder\n" +
        "YOUHENG_OIDC_ISSUER, YOUHENG_OIDC_CLIENT_ID, YOUHENG_OIDC_CLIENT_SECRET 统一身份认证（OpenID Connect）· sign-in through a provider\n" +
        "YOUHENG_OIDC_NAME_CLAIM (preferred_username), YOUHENG_OIDC_LABEL (统一身份认证)\n" +
        "YOUHENG_SMTP_URL=smtp://mail.example.cn:587, YOUHENG_MAIL_FROM, YOUHENG_SMTP_USER, YOUHENG_SMTP_PASSWORD (_FILE) 邮件提醒 · reminders by e-mail",
    )
    .action(serve);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("端口应为 0–65535 的整数 · a port is a whole number from 0 to 65535");
}

async function serve(options: ServeOptions): Promise<void> {
  const stop = toldToStop();
  const server = await startOrExplain(options);
  await Promise.race([server.ready, stop]);
  console.log(`\n优衡 Youheng  ${server.url}`);
  if (server.link !== null) console.log(`一次性登录链接 one-time sign-in link:\n  ${server.link}`);
  console.log("按 Ctrl-C 停止 · stop with Ctrl-C\n");
  await stop;
  console.log("正在停止…… stopping …");
  await server.close();
}

async function startOrExplain(options: ServeOptions): Promise<RunningServer> {
  const publicUrl = process.env["YOUHENG_PUBLIC_URL"];
  try {
    return await startServer({
      host: options.host,
      port: options.port,
      dataFolder: resolve(options.data),
      databaseUrl: process.env["DATABASE_URL"],
      keyFile: process.env["YOUHENG_KEY_FILE"],
      policyFolders: options.policy.map((folder) => resolve(folder)),
      newLink: options.newLink === true,
      ...(options.example ? {} : { exampleFolder: null }),
      oidc: oidcOf(process.env),
      smtp: smtpOf(process.env),
      http: {
        scanner: process.env["YOUHENG_SCANNER"],
        ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, "") }),
      },
      say: (line) => console.log(line),
    });
  } catch (error) {
    throw explained(error, options);
  }
}

/** The provider of OpenID Connect that the environment names; a half-named one is wrong usage. */
function oidcOf(env: NodeJS.ProcessEnv): StartOptions["oidc"] {
  const issuer = env["YOUHENG_OIDC_ISSUER"];
  if (issuer === undefined || issuer === "") return undefined;
  const clientId = env["YOUHENG_OIDC_CLIENT_ID"];
  const clientSecret = env["YOUHENG_OIDC_CLIENT_SECRET"];
  if (clientId === undefined || clientSecret === undefined || !URL.canParse(issuer))
    throw new WrongUsage(
      "统一身份认证要同时设置 YOUHENG_OIDC_ISSUER（网址）、YOUHENG_OIDC_CLIENT_ID 和 YOUHENG_OIDC_CLIENT_SECRET。\n" +
        "OpenID Connect wants YOUHENG_OIDC_ISSUER (an address), YOUHENG_OIDC_CLIENT_ID and YOUHENG_OIDC_CLIENT_SECRET together.",
    );
  const nameClaim = env["YOUHENG_OIDC_NAME_CLAIM"] ?? "preferred_username";
  return { issuer, clientId, clientSecret, nameClaim, label: env["YOUHENG_OIDC_LABEL"] ?? "统一身份认证" };
}

function explained(error: unknown, options: ServeOptions): unknown {
  if (error instanceof PolicyRefused) return new InputRefused(error.findings);
  if (error instanceof FolderInUse || error instanceof DiskFull) return new WrongUsage(error.message);
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new WrongUsage(
    `端口 ${options.port} 已被占用。请用 --port 指定另一个端口。\nPort ${options.port} is in use. Name another with --port.`,
  );
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
