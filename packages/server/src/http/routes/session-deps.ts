import type { OidcDoor } from "../../identity/index.ts";
import type { RegionNames } from "../../returns/index.ts";
import type { HttpDeps } from "../deps.ts";

/** What the routes of signing in are handed. */
export interface SessionDeps extends HttpDeps {
  readonly regionNames: RegionNames;
  /** absent: nobody is vouched for from outside */
  readonly oidc?: OidcDoor | undefined;
}
