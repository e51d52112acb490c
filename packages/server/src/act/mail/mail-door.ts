import { createTransport } from "nodemailer";
import { plainLine } from "./plain-line.ts";

/** The mail server through which letters go out. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** "tls": from the first byte; "starttls": a plain beginning that must become encrypted; "none": never, inside a closed network */
  readonly security: "tls" | "starttls" | "none";
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** the sender: "noreply@edu.example.cn" */
  readonly from: string;
}

export interface OutgoingLetter {
  /** the same at every try, so that a mailbox can tell a letter that came twice */
  readonly id: string;
  readonly to: string;
  readonly heading: string;
  readonly body: string;
}

/** What came of handing a letter to the mail server. */
export type Delivery =
  | { readonly came: "taken" }
  /** `forGood`: this mailbox will not take it, however often it is tried */
  | { readonly came: "refused"; readonly why: string; readonly forGood: boolean };

export interface MailDoor {
  readonly from: string;
  send(letter: OutgoingLetter): Promise<Delivery>;
  close(): void;
}

const answerMs = 20_000;
const longestReason = 300;

/** Opens the way to a mail server. Nothing is sent, and no connection made, until there is a letter. */
export function smtpDoor({ host, port, security, user, password, from }: SmtpOptions): MailDoor {
  const transport = createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send = async (letter: OutgoingLetter): Promise<Delivery> => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: letter.to },
        subject: plainLine(letter.heading, 200),
        text: letter.body,
        messageId: `<${letter.id}@${from.split("@").at(-1) ?? "youheng"}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { came: "taken" };
    } catch (error) {
      return refusalOf(error, [password]);
    }
  };
  return { from, send, close: () => transport.close() };
}

/** Why it was not taken, in the server's words, without what is secret. */
function refusalOf(error: unknown, secrets: readonly (string | undefined)[]): Delivery {
  const { code = "", responseCode = 0, message = String(error) } = error as MailError;
  const why = secrets.reduce<string>(
    (text, secret) => (secret === undefined || secret === "" ? text : text.replaceAll(secret, "***")),
    plainLine(`${code} ${message}`, longestReason),
  );
  // a wrong password or a refused sender is ours to mend: only the mailbox itself refuses for good
  const forGood = responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { came: "refused", why, forGood };
}

interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly message?: string;
}
