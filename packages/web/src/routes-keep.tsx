import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { AuditSearch } from "./keep/index.ts";
import { inside } from "./routes-ground.tsx";

/** The search of the audit; what cannot be read is left out. */
function auditSearch(search: Record<string, unknown>): AuditSearch {
  const kept = ["region", "who", "what", "subject", "from", "to"].flatMap((key) => {
    const value = search[key];
    const text = typeof value === "number" ? String(value) : value; // the address has no quotes around a code
    return typeof text === "string" && text !== "" ? [[key, text] as const] : [];
  });
  return Object.fromEntries(kept);
}

const audit = createRoute({
  getParentRoute: () => inside,
  path: "/audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./keep/index.ts"), "AuditPage"),
});

const mail = createRoute({
  getParentRoute: () => inside,
  path: "/mail",
  component: lazyRouteComponent(() => import("./keep/index.ts"), "MailPage"),
});

export const keepRoutes = [audit, mail] as const;
