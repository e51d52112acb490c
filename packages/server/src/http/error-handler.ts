import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { PeopleRefusal } from "../identity/index.ts";
import type { ProblemView } from "../api-types.ts";
import { Refusal, type RefusalKind } from "../returns/index.ts";
import { Problem, problemView } from "./problem.ts";
import { troubleOfStore } from "./store-trouble.ts";

const statusOf: Readonly<Record<RefusalKind | PeopleRefusal["kind"], number>> = {
  "out-of-reach": 403,
  "not-found": 404,
  "bad-request": 400,
  conflict: 409,
  "errors-stand": 409,
  "reason-wanted": 409,
};

const titleOf: Readonly<Record<number, { zh: string; en: string }>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "请先登录", en: "Sign in first" },
  403: { zh: "不允许", en: "Not allowed" },
  404: { zh: "没有找到", en: "Not found" },
  409: { zh: "目前不能这样做", en: "Not possible now" },
  413: { zh: "内容太大", en: "Too large" },
  415: { zh: "不支持这种内容", en: "Unsupported content" },
  429: { zh: "请求太频繁", en: "Too many requests" },
  500: { zh: "程序出错", en: "Internal error" },
};

/** A problem with the usual title of its status. */
export function problemOf(
  status: number,
  kind: string,
  detail: { zh: string; en: string },
  findings?: Problem["findings"],
): Problem {
  const title = titleOf[status] ?? titleOf[500]!;
  return new Problem({ status, kind, title, detail, ...(findings === undefined ? {} : { findings }) });
}

/** A trouble in the words that it would leave with, for work that goes on after its request was answered. */
export function troubleView(error: unknown): ProblemView {
  return problemView(asProblem(error as FastifyError));
}

/** Every trouble leaves as RFC 9457, in both languages. Our own errors are logged, and say nothing of the inside. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.status >= 500) request.log.error(error);
    return sendProblem(reply, problem);
  });
}

/** Sends a problem past the route's response schema: it has its own content type. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .serializer((view) => JSON.stringify(view))
    .type("application/problem+json; charset=utf-8")
    .send(problemView(problem));
}

export function noSuchAddress(request: FastifyRequest): Problem {
  const path = request.url.split("?")[0] ?? "";
  return problemOf(404, "not-found", {
    zh: `没有这个地址：${request.method} ${path}`,
    en: `There is no ${request.method} ${path}.`,
  });
}

function asProblem(error: FastifyError | Problem | Refusal | PeopleRefusal): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return problemOf(statusOf[error.kind], error.kind, error.words, error.findings);
  if (error instanceof PeopleRefusal) return problemOf(statusOf[error.kind], error.kind, error.words);
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validation);
  if (isOutOfReach(error)) return outOfReach;
  const ofStore = troubleOfStore(error);
  if (ofStore !== null) return ofStore;
  const status = error.statusCode ?? 500;
  if (status === 413) return tooLarge();
  if (status >= 400 && status < 500)
    return problemOf(status, "bad-request", { zh: `请求无法理解：${error.message}`, en: error.message });
  return problemOf(500, "internal", {
    zh: "程序内部出错，已记入日志。数据没有改变，请稍后再试。",
    en: "Something went wrong inside; it is in the log. Nothing was changed. Please try again later.",
  });
}

/** The database refused a row of another region: what a use case did not look at itself. */
function isOutOfReach(error: FastifyError): boolean {
  return error.code === "42501";
}

const outOfReach = problemOf(403, "out-of-reach", {
  zh: "这不在您的账号管辖的地区或学校之内，或您的角色不能修改。",
  en: "This lies outside the region or the schools of your account, or your role may not change it.",
});

function invalidRequest(validation: readonly { instancePath: string; message?: string | undefined }[]): Problem {
  const parts = validation.map(
    (one) => `${one.instancePath.replace(/^\//, "").replaceAll("/", ".") || "·"}: ${one.message ?? ""}`,
  );
  const all = parts.join("; ");
  return problemOf(400, "bad-request", {
    zh: `请求的内容不符合要求：${all}`,
    en: `The request does not have the right shape: ${all}`,
  });
}

export function tooLarge(bytes?: number): Problem {
  const limit = bytes === undefined ? "" : ` ${Math.floor(bytes / 1_048_576)} MB`;
  return problemOf(413, "too-large", {
    zh: `内容超过上限${limit}。`,
    en: `The content is larger than the limit${limit}.`,
  });
}
