import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { MailChoiceView } from "../../api-types.ts";
import { isMailAddress, type MailKeeper, testLetter } from "../../act/index.ts";
import { PeopleRefusal, prefixOf, reaches } from "../../identity/index.ts";
import {
  type Account,
  addLetter,
  asSystem,
  findLetter,
  type Letter,
  listLetters,
  newestLetterTo,
  record,
  setMailChoice,
  settleLetter,
} from "../../store/index.ts";
import { access, ownAccount } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { letter, mail, mailChoice, mailChoiceAsk } from "../duty-schemas.ts";
import { letterView } from "../duty-views.ts";
import { problemOf } from "../error-handler.ts";
import { actorOf, sessionOrProblem } from "../session-cookie.ts";

export interface MailRouteDeps extends HttpDeps {
  /** null: this server sends no mail */
  readonly mail: MailKeeper | null;
  /** the address people type */
  readonly address: () => string;
}

const tags = ["mail"];
const lettersShown = 200;

/** Reminders by e-mail: what one wants, a test, and how sending stands. */
export function mailRoutes(plain: FastifyInstance, deps: MailRouteDeps): void {
  choosingRoutes(typed(plain), deps);
  testRoute(typed(plain), deps);
  operatingRoutes(typed(plain), deps);
}

async function choiceView(deps: MailRouteDeps, account: Account): Promise<MailChoiceView> {
  const { mail: keeper, people, store } = deps;
  // as the server: a letter has no row that an account may see; it is asked for one's own
  const newest = await asSystem(() => newestLetterTo(store, account));
  return {
    failed: failureOf(newest, account),
    address: account.mail_address,
    wanted: account.mail_wanted,
    language: account.mail_language,
    configured: keeper !== null,
    days_before: [...people.reminders.daysBefore],
    every_days_late: people.reminders.everyDaysLate,
  };
}

/** What a mail server said when it did not take a letter to the address that one has now. */
function failureOf(newest: Letter | undefined, { mail_address: address }: Account): MailChoiceView["failed"] {
  if (newest === undefined || newest.error === null || newest.address !== address) return null;
  return { error: newest.error, at: newest.made_at.toISOString(), for_good: newest.state === "failed" };
}

function choosingRoutes(app: Api, deps: MailRouteDeps): void {
  app.get(
    "/account/mail",
    {
      config: access("account.own", ownAccount),
      schema: { tags, summary: "自己的提醒方式 how one is reminded", response: answers(mailChoice) },
    },
    (request) => choiceView(deps, sessionOrProblem(request).account),
  );

  app.put(
    "/account/mail",
    {
      config: access("account.own", ownAccount),
      schema: {
        tags,
        summary: "设置自己的提醒方式 choose how one is reminded",
        body: mailChoiceAsk,
        response: answers(mailChoice),
      },
    },
    async (request) => {
      const { account } = sessionOrProblem(request);
      const { address: given, wanted, language } = request.body;
      const address = given === "" ? null : given;
      if (address !== null && !isMailAddress(address)) throw problemOf(400, "bad-request", noAddress);
      // as the server: one's own account, whatever one's role may write
      await asSystem(() =>
        record(deps.store, actorOf(request), async (writing) => {
          await setMailChoice(writing, account.account_id, { address, wanted, language });
          const details = { wanted, language, address: address !== null };
          return { result: undefined, acts: [{ what: "account.mail", subject: account.name, details }] };
        }),
      );
      return await choiceView(deps, {
        ...account,
        mail_address: address,
        mail_wanted: wanted,
        mail_language: language,
      });
    },
  );
}

function testRoute(app: Api, deps: MailRouteDeps): void {
  app.post(
    "/account/mail/test",
    {
      config: {
        rateLimit: { max: deps.options.signInsPerMinute, timeWindow: "1 minute" },
        ...access("account.own", ownAccount),
      },
      schema: { tags, summary: "给自己试发一封 send oneself a test letter", response: answers(letter) },
    },
    async (request) => {
      const { account } = sessionOrProblem(request);
      if (deps.mail === null) throw problemOf(409, "conflict", notConfigured);
      if (account.mail_address === null) throw problemOf(409, "conflict", noOwnAddress);
      const id = await writeTest(deps, account);
      await deps.mail.send();
      return letterView(await letterOrRefuse(deps, account, id));
    },
  );
}

/** Writes the test like any other letter: it goes the same way, and is seen where the others are. */
async function writeTest(deps: MailRouteDeps, account: Account): Promise<string> {
  const id = randomUUID();
  const { account_id, region_code, name, mail_address: to, mail_language: language } = account;
  await asSystem(() =>
    record(deps.store, { regionCode: region_code, name }, async (writing) => {
      await addLetter(writing, {
        region_code,
        mail_id: id,
        account_id,
        account_name: name,
        kind: "test",
        address: to ?? "",
        ...testLetter({ language, address: deps.address() }),
        state: "waiting",
        next_at: deps.now(),
        error: null,
        sent_at: null,
      });
      return { result: undefined, acts: [{ what: "mail.test", subject: name }] };
    }),
  );
  return id;
}

/** A letter that lies within an account's reach. As the server: a letter has no row that an account may see; its reach is judged here. */
async function letterOrRefuse(deps: MailRouteDeps, account: Account, id: string): Promise<Letter> {
  const found = await asSystem(() => findLetter(deps.store, id));
  if (found !== undefined && reaches(account.region_code, found.region_code)) return found;
  throw new PeopleRefusal("not-found", { zh: "没有这封邮件。", en: "There is no such letter." });
}

function operatingRoutes(app: Api, deps: MailRouteDeps): void {
  app.get(
    "/mail",
    {
      config: access("mail.read"),
      schema: { tags, summary: "邮件发送情况 how mail goes out, newest first", response: answers(mail) },
    },
    async (request) => {
      const prefix = prefixOf(sessionOrProblem(request).account.region_code);
      const range = { from: prefix.padEnd(6, "0"), to: prefix.padEnd(6, "9"), most: lettersShown };
      // as the server, within the regions of whoever asks: letters are shown without text and address
      const letters = await asSystem(() => listLetters(deps.store, range));
      return { configured: deps.mail !== null, from: deps.mail?.from ?? null, letters: letters.map(letterView) };
    },
  );

  app.post(
    "/mail/:mail/again",
    {
      config: access("mail.operate"),
      schema: {
        tags,
        summary: "失败的邮件再试一次 try a letter that failed once more",
        params: z.object({ mail: z.uuid() }),
        response: answers(letter),
      },
    },
    async (request) => {
      const { account } = sessionOrProblem(request);
      const found = await letterOrRefuse(deps, account, request.params.mail);
      if (deps.mail === null) throw problemOf(409, "conflict", notConfigured);
      if (found.state !== "failed") throw problemOf(409, "conflict", notFailed);
      await asSystem(() =>
        record(deps.store, actorOf(request), async (writing) => {
          await settleLetter(writing, found, { state: "waiting", next_at: deps.now(), tries: 0 });
          const { account_name: subject, region_code: regionCode, mail_id } = found;
          return { result: undefined, acts: [{ what: "mail.again", subject, regionCode, details: { mail: mail_id } }] };
        }),
      );
      await deps.mail.send();
      return letterView(await letterOrRefuse(deps, account, found.mail_id));
    },
  );
}

const noAddress = {
  zh: "这不是一个邮箱地址。只填一个地址，例如 li.ming@edu.example.cn。",
  en: "This is not an e-mail address. Give one address and nothing else, such as li.ming@edu.example.cn.",
};
const notConfigured = {
  zh: "本系统没有设置邮件服务器。请管理员按“运行”文档设置 YOUHENG_SMTP_URL。",
  en: "This server sends no mail. Ask whoever runs it to set YOUHENG_SMTP_URL, as docs/operate says.",
};
const noOwnAddress = { zh: "请先填写并保存自己的邮箱。", en: "Give and save your own address first." };
const notFailed = {
  zh: "这封邮件没有失败，不必再试。",
  en: "This letter has not failed: there is nothing to try again.",
};
