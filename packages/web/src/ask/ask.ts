import type { ProblemView } from "@youheng/server/api";

/** An answer of the server that is not the one asked for: RFC 9457, in both languages. */
export class Problem extends Error {
  readonly view: ProblemView;
  constructor(view: ProblemView) {
    super(view.detail_en);
    this.name = "Problem";
    this.view = view;
  }
}

/**
 * Asks the server of this page, and no other.
 *
 * @param path  begins with "/api/"
 * @returns     the JSON of the answer; undefined where the answer has no body
 * @throws      Problem when the server declines or cannot be reached
 * @example     await ask<RegionView[]>("/api/regions")
 */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch(unreachable);
  if (!response.ok) throw new Problem(await problemOf(response));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/**
 * Asks for a file.
 *
 * @returns  its bytes, and the name that the server gives it
 * @throws   Problem, as `ask` does
 */
export async function download(path: string): Promise<{ readonly blob: Blob; readonly name: string }> {
  const response = await fetch(path, { credentials: "same-origin" }).catch(unreachable);
  if (!response.ok) throw new Problem(await problemOf(response));
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "report";
  return { blob: await response.blob(), name: decodeURIComponent(named) };
}

/** Sends a value as JSON. @example await tell("/api/session", "POST", { name, password }) */
export function tell<T>(path: string, method: "POST" | "PUT" | "DELETE", body?: unknown): Promise<T> {
  if (body === undefined) return ask<T>(path, { method });
  return ask<T>(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

function unreachable(): never {
  throw new Problem({
    type: "about:blank",
    title: "unreachable",
    status: 0,
    detail: "连不上服务器。请确认优衡正在运行，然后重试。",
    detail_en: "The server cannot be reached. Make sure that Youheng is running, then try again.",
  });
}

async function problemOf(response: Response): Promise<ProblemView> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return { ...body, detail_en: body.detail_en ?? body.detail };
  const status = response.status;
  return {
    type: "about:blank",
    title: response.statusText,
    status,
    detail: `服务器没有给出可用的回答（${status}）。请稍后重试。`,
    detail_en: `The server gave no usable answer (${status}). Try again in a moment.`,
  };
}

function isProblem(body: unknown): body is ProblemView {
  return typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string";
}
