import type { z } from "zod";
import { access, inRegion } from "./access.ts";
import { nothing } from "./answers.ts";

/** What a route declares that ends a plan under way with the best there is so far: only who makes plans may. */
export function stopsJob<P extends z.ZodType>(tag: string, params: P) {
  return {
    config: access("plan.make", inRegion),
    schema: {
      tags: [tag],
      summary: "停止求解，留下当时最好的方案 stop with the best plan so far",
      params,
      response: nothing,
    },
  };
}
