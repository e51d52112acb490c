import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { OwnDeputyView } from "../../api-types.ts";
import { beyond, deputiesOf, dutiesOfAccount, dutyBook, nameOwnDeputy } from "../../act/index.ts";
import type { Account, Deputy } from "../../store/index.ts";
import { access, ownAccount } from "../access.ts";
import { day } from "../act-schemas.ts";
import { answers } from "../answers.ts";
import { typed } from "../api.ts";
import { ownDeputy } from "../duty-schemas.ts";
import { dutyHolderView } from "../duty-views.ts";
import { sessionOrProblem } from "../session-cookie.ts";
import type { ActRouteDeps } from "./act-routes.ts";
import { dutyDeps } from "./duty-routes.ts";

const tags = ["act"];

/** One's own deputy: who may be named, naming one, and for whom one stands in. */
export function ownDeputyRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  const app = typed(plain);
  app.get(
    "/account/deputy",
    {
      config: access("account.own", ownAccount),
      schema: { tags, summary: "自己的代办人 who stands in for oneself", response: answers(ownDeputy) },
    },
    (request) => viewOf(deps, sessionOrProblem(request).account),
  );

  app.put(
    "/account/deputy",
    {
      config: access("account.own", ownAccount),
      schema: {
        tags,
        summary: "指定自己的代办人；null 为取消 name one's own deputy for some days; null: none",
        body: z.strictObject({ deputy_id: z.uuid().nullable(), from_day: day, to_day: day }),
        response: answers(ownDeputy),
      },
    },
    async (request) => {
      const { account } = sessionOrProblem(request);
      const { deputy_id: deputyId, from_day: fromDay, to_day: toDay } = request.body;
      await nameOwnDeputy(deps, account, { deputyId, fromDay, toDay });
      return await viewOf(deps, account);
    },
  );
}

async function viewOf(deps: ActRouteDeps, account: Account): Promise<OwnDeputyView> {
  const { deputy, standsInFor, colleagues, people } = await deputiesOf(deps, account);
  const ground = dutyDeps(deps);
  const duties = (await dutiesOfAccount(ground, account, { book: dutyBook(ground) })).map((one) => one.duty);
  const view = ({ from_day, to_day, named_by }: Deputy, id: string) => {
    const found = people.get(id);
    return found === undefined ? [] : [{ ...dutyHolderView(found), from_day, to_day, named_by }];
  };
  return {
    deputy: deputy === null ? null : (view(deputy, deputy.deputy_id)[0] ?? null),
    stands_in_for: standsInFor.flatMap((one) => view(one, one.account_id)),
    duties: duties.length,
    colleagues: colleagues
      .map((one) => ({ ...dutyHolderView(one), beyond: beyond(ground, one, duties).length }))
      .toSorted((a, b) => a.beyond - b.beyond),
  };
}
