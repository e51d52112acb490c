import type { SignInDeps } from "../identity/index.ts";
import type { PeoplePolicy, Policy } from "../policy/index.ts";
import type { ImportQueue, ReadReturn } from "../returns/index.ts";

/** What the routes are handed. */
export interface HttpDeps extends SignInDeps {
  /** as it stands now, local standards among it: ask for it anew, never keep it */
  readonly policy: Policy;
  /** roles, permissions, the rules of signing in */
  readonly people: PeoplePolicy;
  readonly imports: ImportQueue;
  /** reads a return from a file, in a thread of its own */
  readonly readReturn: ReadReturn;
  /** told when a return was published, for those who follow from it */
  readonly published: () => void;
  /** folder for files on their way in */
  readonly uploadFolder: string;
  /** the built web page; absent: the API alone */
  readonly webFolder?: string | undefined;
  readonly options: HttpOptions;
}

/** How the server shows itself outside. */
export interface HttpOptions {
  /** the address people type, when it differs: "https://youheng.example.cn"; https asks for secure cookies */
  readonly publicUrl?: string | undefined;
  /** sign-in attempts a minute from one address */
  readonly signInsPerMinute: number;
  /** other requests a minute of one account; of one address while nobody is signed in */
  readonly requestsPerMinute: number;
  /** largest file that may be uploaded */
  readonly uploadBytes: number;
  /** a virus scanner for evidence, the file as its last argument: "clamdscan --no-summary --fdpass" */
  readonly scanner?: string | undefined;
  /** log requests, without personal data */
  readonly logLevel: "silent" | "warn" | "info";
}
