import { fileURLToPath } from "node:url";
import { checkPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { expect, it } from "vitest";

it("states only what differs, and its cases hold", async () => {
  const { policy, findings } = await checkPolicy([POLICY_ROOT, fileURLToPath(new URL("policy", import.meta.url))]);
  expect(findings).toEqual([]);
  const city = policy.standards.get("fictional-city-quality-balance-2026");
  const nation = policy.standards.get("cn-quality-balance-2017");
  expect(city?.requirements).toHaveLength((nation?.requirements?.length ?? 0) + 1);
  expect(city?.indicators.map(({ atLeast }) => atLeast?.["lower_secondary"])).toEqual(
    nation?.indicators.map(({ atLeast }) => atLeast?.["lower_secondary"]),
  );
});
