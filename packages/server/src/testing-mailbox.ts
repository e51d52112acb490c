import { SMTPServer } from "smtp-server";

/** A letter as the mailbox got it. */
export interface ReceivedLetter {
  readonly from: string;
  /** the addresses of the envelope: whom it really went to */
  readonly to: readonly string[];
  /** everything above the empty line, unfolded */
  readonly head: string;
  readonly text: string;
}

/** A real mail server on this machine, for tests. */
export interface TestingMailbox {
  readonly port: number;
  readonly letters: readonly ReceivedLetter[];
  close(): Promise<void>;
}

/**
 * Starts a mail server that keeps what it is sent.
 *
 * @param options `port` 0: any free one; `refuses` addresses that it does not know; `password` asked of everybody
 */
export async function testingMailbox(
  options: { readonly port?: number; readonly refuses?: readonly string[]; readonly password?: string } = {},
): Promise<TestingMailbox> {
  const letters: ReceivedLetter[] = [];
  const server = new SMTPServer({
    disabledCommands: options.password === undefined ? ["STARTTLS", "AUTH"] : ["STARTTLS"],
    authOptional: options.password === undefined,
    allowInsecureAuth: true,
    closeTimeout: 200,
    onAuth: ({ password }, _session, done) =>
      password === options.password ? done(null, { user: "u" }) : done(new Error("535 wrong password")),
    onRcptTo: ({ address }, _session, done) => {
      if (options.refuses?.includes(address) !== true) return done();
      return done(Object.assign(new Error("550 no such mailbox"), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        letters.push({
          from,
          to: rcptTo.map((one) => one.address),
          ...readLetter(Buffer.concat(parts).toString("utf8")),
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as { port: number };
  return { port, letters, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function readLetter(raw: string): Pick<ReceivedLetter, "head" | "text"> {
  const edge = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, edge).replaceAll(/\r\n[ \t]+/g, " ");
  const body = raw.slice(edge + 4);
  const encoding = /^content-transfer-encoding: (\S+)$/im.exec(head)?.[1] ?? "7bit";
  if (encoding === "base64") return { head, text: Buffer.from(body, "base64").toString("utf8") };
  if (encoding !== "quoted-printable") return { head, text: body };
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return { head, text: Buffer.from(bytes, "latin1").toString("utf8") };
}
