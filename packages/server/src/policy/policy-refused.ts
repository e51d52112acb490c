import type { Finding } from "@youheng/kernel/model";

/** The policy folders have mistakes, all of them listed, and the server does not start on rules that say less than they should. */
export class PolicyRefused extends Error {
  override readonly name = "PolicyRefused";
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(`政策文件有 ${findings.length} 处错误，未启动。The policy has ${findings.length} mistakes; not started.`);
    this.findings = findings;
  }
}
