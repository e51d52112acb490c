import * as client from "openid-client";
import { asSystem, type Account, bindOidc, findAccount, findByOidc, record, type Store } from "../store/index.ts";
import type { SignInDeps } from "./deps.ts";
import { openVouched, type SignedIn } from "./sign-in.ts";

/** Another house that vouches for people: a provider of OpenID Connect. */
export interface OidcOptions {
  /** "https://login.example.gov.cn"; http only on this machine */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** claim of the identity token that holds our account's name, for the first time; afterwards the subject counts */
  readonly nameClaim: string;
  /** what the button says: "统一身份认证" */
  readonly label: string;
}

/** What the browser keeps between going there and coming back. */
export interface OidcTrip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The way through the provider. */
export interface OidcDoor {
  readonly label: string;
  /** where to send the browser, and what to keep for its return */
  depart(redirectUri: string): Promise<{ readonly url: string; readonly trip: OidcTrip }>;
  /** lets in whom the provider sent back to `currentUrl`; "unknown": vouched for, but without an account here */
  arrive(
    currentUrl: URL,
    trip: OidcTrip,
    agent: string | null,
  ): Promise<SignedIn | { readonly refused: "unknown" | "failed" }>;
}

/**
 * Opens the door. The provider is asked for its addresses at the first use, and again while that fails: it may start after us.
 *
 * @param options the provider, and how we are known to it
 */
export function oidcDoor(deps: SignInDeps, options: OidcOptions): OidcDoor {
  let known: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    known ??= discover(options).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    label: options.label,
    depart: async (redirectUri) => await departure(await configuration(), redirectUri),
    arrive: async (currentUrl, trip, agent) => {
      const identity = await identityOf(await configuration(), currentUrl, trip);
      if (identity === null) return { refused: "failed" };
      const account = await asSystem(() => accountOf(deps.store, options, identity));
      return account === undefined ? { refused: "unknown" } : await openVouched(deps, account, agent);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcOptions): Promise<client.Configuration> {
  const address = new URL(issuer);
  const onThisMachine = address.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
  return await client.discovery(address, clientId, clientSecret, undefined, {
    execute: onThisMachine ? [client.allowInsecureRequests] : [],
    timeout: 10,
  });
}

async function departure(
  configuration: client.Configuration,
  redirectUri: string,
): Promise<{ readonly url: string; readonly trip: OidcTrip }> {
  const trip = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid profile",
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, trip };
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** Whom the provider vouches for; null: it does not, or the answer is not to our question. */
async function identityOf(
  configuration: client.Configuration,
  currentUrl: URL,
  trip: OidcTrip,
): Promise<Claims | null> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, currentUrl, {
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      pkceCodeVerifier: trip.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return null;
    // some providers tell names only when asked for them
    const more = await client
      .fetchUserInfo(configuration, tokens.access_token, claims.sub)
      .catch((): Record<string, unknown> => ({}));
    return { ...more, ...claims };
  } catch {
    return null;
  }
}

/**
 * The account of a vouched identity: the one bound to it; the first time, the invited one whose name the provider gives, unless that
 * can already sign in by password (then only its owner could say that both are one person).
 */
async function accountOf(store: Store, options: OidcOptions, claims: Claims): Promise<Account | undefined> {
  const bound = await findByOidc(store, claims.iss, claims.sub);
  if (bound !== undefined) return bound;
  const name = claims[options.nameClaim];
  const invited = typeof name === "string" ? await findAccount(store, name) : undefined;
  if (invited === undefined || invited.password_hash !== null || invited.oidc_subject !== null) return undefined;
  const { region_code: regionCode, account_id: id } = invited;
  const isBound = await record(store, { regionCode, name: invited.name }, async (writing) => {
    const result = await bindOidc(writing, id, { issuer: claims.iss, subject: claims.sub });
    const details = { issuer: claims.iss, subject: claims.sub };
    return { result, acts: result ? [{ what: "account.bind", subject: invited.name, details }] : [] };
  });
  return isBound ? invited : undefined;
}
