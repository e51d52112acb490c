export { SignInPage, ProblemWords } from "./sign-in-page.tsx";
export { PasswordForm, PasswordNotice, PasswordPage } from "./password.tsx";
export { useSession, useSignOut } from "./session.ts";
export { linkToken } from "./link-token.ts";
