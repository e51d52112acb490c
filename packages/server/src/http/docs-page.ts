import type { FastifyInstance } from "fastify";
import { access } from "./access.ts";
import type { OpenAPIV3_1 } from "openapi-types";

/** What the OpenAPI document says of the whole. */
export const describeApi = {
  openapi: "3.1.0",
  info: {
    title: "优衡 Youheng API",
    version: "0.1.0",
    description:
      "一个地区的基础教育治理：报表、版本、标准、评估。Returns, versions, standards and assessments of a region's basic education. " +
      "登录后以 cookie 访问；错误为 RFC 9457 problem+json。Sign in first; the session is a cookie; problems are RFC 9457.",
  },
  components: { securitySchemes: { session: { type: "apiKey" as const, in: "cookie" as const, name: "youheng" } } },
  security: [{ session: [] }],
};

/** The API as a document for programs and as a page for people, both without signing in: they hold no facts. */
export function docsRoutes(app: FastifyInstance): void {
  const document = (): OpenAPIV3_1.Document => app.swagger() as unknown as OpenAPIV3_1.Document;
  app.get("/openapi.json", { config: access("docs.read"), schema: { hide: true } }, () => document());
  app.get("/docs", { config: access("docs.read"), schema: { hide: true } }, (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(docsPage(document(), reply.cspNonce.style)),
  );
}

const methods = ["get", "post", "put", "delete"] as const;

/** One plain page, written here, so that it needs no script and nothing from outside. */
function docsPage(document: OpenAPIV3_1.Document, nonce: string): string {
  const paths = Object.entries(document.paths ?? {});
  const operations = paths.flatMap(([path, item]) =>
    methods.flatMap((method) => (item?.[method] === undefined ? [] : [{ path, method, operation: item[method] }])),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? "");
  const sections = [...byTag].map(
    ([tag, all]) => `<h2 id="${escape(tag)}">${escape(tag)}</h2>${all.map(operationHtml).join("")}`,
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="schema-${escape(name)}"><summary><code>${escape(name)}</code></summary>${schemaHtml(schema)}</details>`,
  );
  return page({ ...document.info, nonce }, [...sections, `<h2 id="schemas">schemas</h2>`, ...schemas].join("\n"));
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenAPIV3_1.OperationObject;
}

function operationHtml({ path, method, operation }: Operation): string {
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
  const body = (operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content;
  const answers = Object.entries(operation.responses ?? {}) as [string, OpenAPIV3_1.ResponseObject][];
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(operation.summary ?? "")}</summary>
${operation.description === undefined ? "" : `<p>${escape(operation.description)}</p>`}
${parameters.length === 0 ? "" : `<h4>参数 parameters</h4><ul>${parameters.map(parameterHtml).join("")}</ul>`}
${body === undefined ? "" : `<h4>内容 body</h4>${contentHtml(body)}`}
<h4>回答 answers</h4>${answers.map(([status, answer]) => `<p><code>${escape(status)}</code> ${escape(answer.description)}</p>${contentHtml(answer.content)}`).join("")}
</details>`;
}

function parameterHtml(parameter: OpenAPIV3_1.ParameterObject): string {
  return `<li><code>${escape(parameter.name)}</code> (${escape(parameter.in)}${parameter.required === true ? "" : ", optional"}) ${schemaHtml(parameter.schema)}</li>`;
}

function contentHtml(content: OpenAPIV3_1.ResponseObject["content"]): string {
  return Object.entries(content ?? {})
    .map(([type, media]) => `<p><code>${escape(type)}</code></p>${schemaHtml(media.schema)}`)
    .join("");
}

/** A schema as JSON, its references as links. */
function schemaHtml(schema: unknown): string {
  const text = escape(JSON.stringify(schema ?? {}, null, 1));
  return `<pre>${text.replaceAll(/#\/components\/schemas\/([\w-]+)/g, (whole, name: string) => `<a href="#schema-${name}">${whole}</a>`)}</pre>`;
}

function page(info: OpenAPIV3_1.InfoObject & { readonly nonce: string }, content: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(info.title)}</title>
<style nonce="${escape(info.nonce)}">
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#1f2a30;background:#fbfaf7}
pre{background:#fff;border:1px solid #e3e0d8;padding:.6rem;overflow:auto;font-size:13px;max-height:24rem}
details{border-bottom:1px solid #e3e0d8;padding:.35rem 0}summary{cursor:pointer}h4{margin:.8rem 0 .2rem}
b{display:inline-block;min-width:4.2em;font-size:12px}a{color:#0b5d5b}
</style></head><body>
<h1>${escape(info.title)} ${escape(info.version)}</h1><p>${escape(info.description ?? "")}</p><p><a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1)</p>
${content}
</body></html>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
