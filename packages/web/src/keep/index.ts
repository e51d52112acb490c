export { AuditPage } from "./audit-page.tsx";
export type { AuditSearch } from "./audit-questions.ts";
export { MailPage } from "./mail-page.tsx";
