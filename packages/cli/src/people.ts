import {
  atConsole,
  type IdentityDeps,
  invite,
  type Invited,
  peopleInReach,
  PeopleRefusal,
  recoverAccount,
} from "@youheng/server/identity";
import { loadPeople } from "@youheng/server/policy";
import { type Account, findAccount } from "@youheng/server/store";
import type { Command } from "commander";
import { WrongUsage } from "./exit.ts";
import { addressOf, inStore, type StoreOptions, withStoreOptions } from "./store-address.ts";

interface CommonOptions extends StoreOptions {
  readonly json?: boolean;
}
interface LinkOptions extends CommonOptions {
  readonly url: string;
}
interface InviteOptions extends LinkOptions {
  readonly role: string;
  readonly region: string;
  readonly schools?: string;
  readonly fullName?: string;
}
interface RecoverOptions extends LinkOptions {
  readonly dropSecondFactor?: boolean;
}

/**
 * Adds `youheng people list|invite|recover`: accounts, from the console of the server. The embedded database has one owner: stop the server
 * first, or use the page.
 *
 * @example youheng people invite li --role principal --region 990102 --schools 2199010101
 */
export function peopleCommand(program: Command): void {
  const people = program.command("people").description("账号：名单、邀请、恢复 · accounts: list, invite, recover");
  withStoreOptions(people.command("list").description("账号名单 · list the accounts"))
    .option("--json", "输出 JSON · print JSON")
    .action(list);
  withLink(people.command("invite").description("邀请：新账号与一次性链接 · a new account and its one-time link"))
    .argument("<name>", "用户名 · name to sign in by")
    .requiredOption("--role <id>", "角色（policy/people/roles.yaml）· role")
    .requiredOption("--region <code>", "区划代码，六位 · region code, six digits")
    .option("--schools <codes>", "学校标识码，逗号分隔 · school codes, with commas")
    .option("--full-name <name>", "姓名 · full name")
    .action(inviteOne);
  withLink(people.command("recover").description("恢复：解锁并给新链接 · unlock, and make a new link"))
    .argument("<name>", "用户名 · name")
    .option("--drop-second-factor", "同时取消第二因素 · take the second factor away too")
    .action(recover);
}

function withLink(command: Command): Command {
  return withStoreOptions(command)
    .option(
      "--url <address>",
      "链接开头的网址 · address that the link begins with",
      process.env["YOUHENG_PUBLIC_URL"] ?? "http://127.0.0.1:1345",
    )
    .option("--json", "输出 JSON · print JSON");
}

async function list(options: CommonOptions): Promise<void> {
  const accounts = await withPeople(options, (deps) => peopleInReach(deps));
  const rows = accounts.map(rowOf);
  if (options.json === true) return console.log(JSON.stringify(rows));
  for (const row of rows)
    console.log(
      [row.name, row.full_name ?? "", row.role, row.region_code, row.schools.join(","), row.state].join("\t"),
    );
}

async function inviteOne(name: string, options: InviteOptions): Promise<void> {
  const schools = (options.schools ?? "").split(",").flatMap((code) => (code.trim() === "" ? [] : [code.trim()]));
  const { role, region: regionCode, fullName = null } = options;
  const made = await withPeople(options, (deps) =>
    invite(deps, atConsole, { name, role, regionCode, schools, fullName }),
  );
  tellLink(made, options);
}

async function recover(name: string, options: RecoverOptions): Promise<void> {
  const made = await withPeople(options, async (deps) => {
    const account = await findAccount(deps.store, name);
    if (account === undefined) throw new WrongUsage(`没有账号“${name}” · there is no account “${name}”`);
    const ask = { id: account.account_id, dropSecondFactor: options.dropSecondFactor === true };
    return await recoverAccount(deps, atConsole, ask);
  });
  tellLink(made, options);
}

function tellLink({ account, token }: Invited, { url, json }: LinkOptions): void {
  const link = `${url.replace(/\/+$/, "")}/sign-in#${token}`;
  if (json === true) return console.log(JSON.stringify({ ...rowOf(account), link }));
  console.log(`${account.name}\n一次性登录链接，只显示这一次 · one-time link, shown this once:\n  ${link}`);
}

function rowOf(account: Account) {
  const { name, full_name, role, region_code, schools } = account;
  const waits = account.password_hash === null && account.oidc_subject === null;
  const state = account.stopped_at === null ? (waits ? "invited" : "active") : "stopped";
  return { name, full_name, role, region_code, schools, state };
}

async function withPeople<T>(options: StoreOptions, work: (deps: IdentityDeps) => Promise<T>): Promise<T> {
  const { people } = await loadPeople();
  try {
    return await inStore(addressOf(options), (store) => work({ store, people, now: () => new Date() }));
  } catch (error) {
    throw error instanceof PeopleRefusal ? new WrongUsage(`${error.words.zh} · ${error.words.en}`) : error;
  }
}
