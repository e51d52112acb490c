import { fileURLToPath } from "node:url";
import { checkPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { expect, it } from "vitest";

it("states only the yellow line, and its case holds", async () => {
  const { policy, findings } = await checkPolicy([POLICY_ROOT, fileURLToPath(new URL("policy", import.meta.url))]);
  expect(findings).toEqual([]);
  const zone = policy.standards.get("fictional-zone-place-warning-2026")!;
  const province = policy.standards.get("cn-zj-place-warning-2018")!;
  const changed = zone.requirements!.filter(
    (one, i) => JSON.stringify(one) !== JSON.stringify(province.requirements![i]),
  );
  expect(changed.map(({ id }) => id).toSorted()).toEqual(["yellow_first", "yellow_second", "yellow_third"]);
});
