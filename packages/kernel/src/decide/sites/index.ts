export { planSites, type SitePlan } from "./plan-sites.ts";
export { finalGround, groundOf, type SiteProblem, type SiteSet } from "./site-problem.ts";
export { siteDocument, type SiteDocument } from "./site-document.ts";
export { checkSites } from "./check-sites.ts";
export { wholeSiteModel } from "./whole-site-model.ts";
