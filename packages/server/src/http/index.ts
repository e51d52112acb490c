export type { HttpOptions } from "./deps.ts";
export { buildServer, type ServerDeps } from "./server.ts";

/** The shapes that OpenAPI names, of what is sent as it stands: for tests that hold the answers against them. */
export { assessmentDocument as assessmentShape } from "./assessment-schemas.ts";
export { form as formShape, policyBundle as policyBundleShape } from "./policy-schemas.ts";
export { facts as factsShape } from "./schemas.ts";
export {
  countyInequality as inequalityShape,
  overviewView as overviewShape,
  replayPackage as replayPackageShape,
  yearsView as yearsShape,
} from "./years-schemas.ts";
export type { DeclaredRoute } from "./access.ts";
