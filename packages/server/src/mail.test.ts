import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LetterView, MailChoiceView, MailView, ProblemView } from "./api-types.ts";
import { type ReminderDeps, sendLetters, smtpDoor, writeReminders } from "./act/index.ts";
import { loadPeople, loadPolicy, type PeoplePolicy, type Policy } from "./policy/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingMailbox, testingMailbox } from "./testing-mailbox.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const sender = "youheng@edu.example.cn";
const never = new AbortController().signal;

describe(`reminders by e-mail, on ${testingDatabaseName}`, { timeout: 120_000 }, () => {
  let server: TestingServer;
  let mailbox: TestingMailbox;
  let people: PeoplePolicy;
  let policy: Policy;
  let planner: TestingPerson;
  let principal: TestingPerson;
  let clerk: TestingPerson;
  let now = new Date(2027, 7, 19, 9);

  beforeAll(async () => {
    [{ people }, { policy }] = [await loadPeople(), await loadPolicy()];
    mailbox = await testingMailbox({ refuses: ["gone@edu.example.cn"] });
    server = await testingServer();
    await server.signIn();
    const at = { regionCode: "990102" };
    planner = await testingPerson(server, { ...at, role: "planner", name: "planner" });
    principal = await testingPerson(server, { ...at, role: "principal", schools: ["S1"], name: "principal" });
    clerk = await testingPerson(server, { ...at, role: "school_clerk", schools: ["S2"], name: "clerk" });
    await wants(principal, "principal@edu.example.cn");
  });
  afterAll(async () => {
    await server.remove();
    await mailbox.close();
  });
  beforeEach(() => void (mailbox.letters as unknown[]).splice(0));

  const wants = (who: TestingPerson, address: string | null, wanted = "all", language = "zh") =>
    who.ask("PUT", "/api/account/mail", { address, wanted, language });
  const give = (school: string | null, title: string, due: string) =>
    planner.ask("POST", "/api/regions/990102/act/tasks", { school_code: school, title, due_on: due, owner: "基教科" });
  const reminding = (): ReminderDeps => ({
    store: server.running.store,
    now: () => now,
    people,
    policy,
    kernelVersion: "0",
    soonDays: 14,
    address: () => "https://youheng.example.cn",
  });
  const through = (port: number) => {
    const door = smtpDoor({ host: "127.0.0.1", port, security: "none", from: sender });
    return sendLetters({ store: server.running.store, now: () => now, people, door }, never);
  };
  const minutesLater = (minutes: number): void => void (now = new Date(now.getTime() + minutes * 60_000));
  const newest = async (): Promise<LetterView> =>
    (await server.ask("GET", "/api/mail")).json<MailView>().letters.find((one) => one.account !== "admin")!;

  it("writes one letter for all that is due, once, whichever server looks and however often", async () => {
    await give("S1", "补 3 名美术教师", "2027-08-31");
    await give("S1", "修整操场", "2027-08-25");
    await give("S2", "另一所学校的事", "2027-08-20");
    expect(await writeReminders(reminding(), never)).toBe(1);
    expect(await writeReminders(reminding(), never)).toBe(0);
    expect(await through(mailbox.port)).toBe(1);
    expect(await through(mailbox.port)).toBe(0);
    const [letter] = mailbox.letters;
    expect(letter).toMatchObject({ from: sender, to: ["principal@edu.example.cn"] });
    expect(letter!.text.replaceAll("\r\n", "\n").trim().split("\n")).toEqual([
      "您好，下列事项快到期或已逾期：",
      "",
      "1. 修整操场",
      "   期限 2027-08-25，还有 6 天",
      "2. 补 3 名美术教师",
      "   期限 2027-08-31，还有 12 天",
      "",
      "去办理：https://youheng.example.cn/duties",
      "改提醒方式：https://youheng.example.cn/account",
      "本邮件由优衡自动发出，请勿回复。",
    ]);
    expect(letter!.head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(letter!.head).toMatch(/^Message-ID: <[0-9a-f-]{36}@edu\.example\.cn>$/im);
    expect(mailbox.letters).toHaveLength(1);
  });

  it("reminds again when the next stage has come, and two servers at once remind once", async () => {
    now = new Date(2027, 7, 22, 9);
    const both = await Promise.all([writeReminders(reminding(), never), writeReminders(reminding(), never)]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect((await Promise.all([through(mailbox.port), through(mailbox.port)])).reduce((a, b) => a + b)).toBe(1);
    expect(mailbox.letters.map((one) => one.text.includes("修整操场") && !one.text.includes("美术"))).toEqual([true]);
  });

  it("waits and tries again when the mail server is down, and loses nothing", async () => {
    now = new Date(2027, 7, 25, 9);
    expect(await writeReminders(reminding(), never)).toBe(1);
    const gone = await testingMailbox();
    await gone.close();
    expect(await through(gone.port)).toBe(0);
    expect(await newest()).toMatchObject({
      state: "waiting",
      tries: 1,
      error: expect.stringContaining("ECONNREFUSED") as string,
    });
    expect(await through(mailbox.port)).toBe(0);
    minutesLater(5);
    expect(await through(mailbox.port)).toBe(1);
    expect(await newest()).toMatchObject({ state: "sent", tries: 2, error: null });
    expect(mailbox.letters).toHaveLength(1);
  });

  it("gives up after the last try, says so to an administrator, who can try it once more", async () => {
    now = new Date(2027, 7, 31, 9);
    expect(await writeReminders(reminding(), never)).toBe(1);
    for (const wait of [...people.reminders.retryMinutes, 0]) {
      expect(await through(1)).toBe(0);
      minutesLater(wait);
    }
    const failed = await newest();
    expect(failed).toMatchObject({ state: "failed", tries: people.reminders.retryMinutes.length + 1 });
    expect(await through(mailbox.port)).toBe(0);
    expect((await principal.ask("GET", "/api/mail")).statusCode).toBe(403);
    const again = await server.ask("POST", `/api/mail/${failed.mail_id}/again`);
    expect(again.json<ProblemView>().detail_en).toContain("YOUHENG_SMTP_URL");
  });

  it("stops at once where the mailbox does not exist, and tells why", async () => {
    await wants(clerk, "gone@edu.example.cn");
    await give("S2", "体检", "2027-09-10");
    expect(await writeReminders(reminding(), never)).toBeGreaterThan(0);
    await through(mailbox.port);
    const { letters } = (await server.ask("GET", "/api/mail")).json<MailView>();
    const refused = letters.find((one) => one.account === "clerk");
    expect(refused).toMatchObject({ state: "failed", tries: 1, error: expect.stringContaining("550") as string });
  });

  it("takes a letter up again whose sender died with it, under the same id, and not before its time", async () => {
    await wants(clerk, "clerk@edu.example.cn", "late");
    now = new Date(2027, 8, 10, 9);
    await writeReminders(reminding(), never);
    const { db } = server.running.store;
    const dead = { state: "sending", next_at: new Date(now.getTime() + 600_000) } as const;
    await db.updateTable("mail_outbox").set(dead).where("state", "=", "waiting").execute();
    expect(await through(mailbox.port)).toBe(0);
    minutesLater(10);
    expect(await through(mailbox.port)).toBeGreaterThan(0);
    const ids = mailbox.letters.map((one) => /^Message-ID: <(\S+)@/im.exec(one.head)?.[1]);
    const kept = (await db.selectFrom("mail_outbox").select("mail_id").execute()).map((one) => one.mail_id);
    expect(ids.every((one) => kept.includes(one ?? ""))).toBe(true);
  });

  it("sends what each person wants: none, only what is late, in English", async () => {
    now = new Date(2027, 9, 1, 9);
    await wants(principal, "principal@edu.example.cn", "none");
    await wants(clerk, "clerk@edu.example.cn", "late", "en");
    await give("S2", "更新台账", "2027-10-10");
    await give("S2", "补报数据", "2027-10-01");
    expect(await writeReminders(reminding(), never)).toBe(1);
    await through(mailbox.port);
    const [letter] = mailbox.letters;
    expect(letter!.text).toContain("补报数据");
    expect(letter!.text).toContain("Due 2027-10-01, today");
    expect(letter!.text).not.toContain("更新台账");
  });

  it("lets no title break out of its line, and takes no address that is more than one", async () => {
    now = new Date(2027, 10, 1, 9);
    await wants(clerk, "clerk@edu.example.cn");
    await give("S2", "好\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script>\u202e", "2027-11-02");
    expect(await writeReminders(reminding(), never)).toBe(1);
    await through(mailbox.port);
    const [letter] = mailbox.letters;
    expect(letter!.to).toEqual(["clerk@edu.example.cn"]);
    expect(letter!.head).not.toMatch(/^bcc:/im);
    expect(letter!.head).toMatch(/^Content-Type: text\/plain/im);
    expect(letter!.text).toContain("好 Bcc: evil@example.org <script>alert(1)</script>");
    for (const address of [
      "a@b.cn\r\nBcc: c@d.cn",
      "a@b.cn, c@d.cn",
      "a@b.cn;c@d.cn",
      '"x" <a@b.cn>',
      "a@b.cn c@d.cn",
      "@b.cn",
      "a@localhost",
      "a@[127.0.0.1]",
      "a@b.cn\u0000",
    ])
      expect([address, (await wants(clerk, address)).statusCode]).toEqual([address, 400]);
  });

  it("reminds everybody else where one cannot be reminded, says so, and reminds that one the next time", async () => {
    now = new Date(2027, 11, 1, 9);
    await wants(principal, "principal@edu.example.cn");
    await wants(clerk, "clerk@edu.example.cn");
    await give("S1", "盘点", "2027-12-02");
    await give("S2", "盘点", "2027-12-02");
    let asked = 0;
    const address = (): string => {
      if (++asked === 1) throw new Error("the address is not known yet");
      return "https://youheng.example.cn";
    };
    await expect(writeReminders({ ...reminding(), address }, never)).rejects.toThrow("1 people could not be reminded");
    expect(await through(mailbox.port)).toBe(1);
    expect(await writeReminders(reminding(), never)).toBe(1);
  });

  it("says of a server without mail that it has none", async () => {
    const choice = (await principal.ask("GET", "/api/account/mail")).json<MailChoiceView>();
    expect(choice).toMatchObject({ configured: false, days_before: [14, 3, 0] });
    expect((await principal.ask("POST", "/api/account/mail/test")).statusCode).toBe(409);
  });
});

describe("a server with a mail server", { timeout: 120_000 }, () => {
  it("sends a test to oneself, with a password, and never shows the password in an error", async () => {
    const mailbox = await testingMailbox({ password: "right" });
    const smtp = { host: "127.0.0.1", port: mailbox.port, security: "none", user: "u", from: sender } as const;
    for (const [password, state] of [
      ["right", "sent"],
      ["very-wrong", "waiting"],
    ] as const) {
      const server = await testingServer({ smtp: { ...smtp, password } });
      await server.signIn();
      expect((await server.ask("POST", "/api/account/mail/test")).statusCode).toBe(409);
      await server.ask("PUT", "/api/account/mail", { address: "me@edu.example.cn", wanted: "all", language: "en" });
      const letter = (await server.ask("POST", "/api/account/mail/test")).json<LetterView>();
      expect(letter.state).toBe(state);
      expect(JSON.stringify(letter)).not.toContain("very-wrong");
      expect(mailbox.letters).toHaveLength(1);
      await server.remove();
    }
    expect(mailbox.letters[0]!.text).toContain("This is a test.");
    await mailbox.close();
  });
});
