import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { ModelFormat } from "../decide/index.ts";
import { Refusal } from "../returns/index.ts";
import { access, inRegion } from "./access.ts";
import { answers } from "./answers.ts";
import { attachment } from "./attachment.ts";

/** The formats in which a model is handed out. */
export const modelFormat = z.enum(["lp", "mps"]);

/** What a route declares that hands out the model of a plan: who may read the plan may check it. */
export function sendsModel<P extends z.ZodType>(tag: string, params: P) {
  return {
    config: access("plan.read", inRegion),
    schema: {
      tags: [tag],
      summary: "模型文件，供其他求解器核对 the model as LP or MPS, for other solvers to check the plan",
      params,
      response: answers(z.any()),
    },
  };
}

/** Sends the text of a model as a file. @throws Refusal when what the plan was made of has changed since */
export function sendModel(
  reply: FastifyReply,
  { text, name, format }: { readonly text: string | null; readonly name: string; readonly format: ModelFormat },
): FastifyReply {
  if (text === null) throw changedSince();
  return reply
    .header("content-disposition", attachment(`${name}.${format}`))
    .type("text/plain; charset=utf-8")
    .send(Buffer.from(text, "utf8"));
}

/** The files of a plan are others now: its model cannot be written from them. */
export function changedSince(): Refusal {
  return new Refusal("conflict", {
    zh: "方案所用的文件或预测已有变化，请重新求解后再下载模型。",
    en: "The files or the forecast of this plan have changed since; solve again, then take the model.",
  });
}
