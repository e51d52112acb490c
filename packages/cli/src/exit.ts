import type { Finding } from "@youheng/kernel/model";

/** What the exit status says to scripts. A region that falls short of a standard is `done`. */
export const EXIT = { done: 0, inputErrors: 1, wrongUsage: 2, internalError: 3 } as const;

/**
 * The user's input has errors, all of them listed here. A command throws it; the entry prints it and exits with 1.
 *
 * @example throw new InputRefused(findings)
 */
export class InputRefused extends Error {
  override readonly name = "InputRefused";
  readonly findings: readonly Finding[];
  /** the command has printed its document already, in a form of its own */
  isPrinted = false;

  constructor(findings: readonly Finding[]) {
    super(`${findings.length} findings in the input`);
    this.findings = findings;
  }
}

/** The command was typed in a way that cannot be meant. A command throws it; the entry prints it and exits with 2. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}
