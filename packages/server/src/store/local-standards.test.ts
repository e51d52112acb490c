import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addLocalStandard,
  listLocalStandards,
  localStandardText,
  type NewLocalStandard,
  pointLocalStandard,
  publishedLocalStandards,
  record,
  type Store,
} from "./index.ts";
import { testingStore } from "./testing-stores.ts";

const actor = { regionCode: "000000", name: "张三" };

function standard(yaml: string, change: Partial<NewLocalStandard> = {}): NewLocalStandard {
  return {
    regionCode: "990102",
    standardId: "qingrong",
    extends: "national",
    name: { zh: "青榕区标准", en: "Qingrong" },
    version: "1",
    yaml,
    reason: "试行",
    createdBy: "张三",
    ...change,
  };
}

describe(`local standards on ${testingStore.name}`, () => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof testingStore.open>>;
  beforeAll(async () => {
    opened = await testingStore.open();
    store = opened.store;
  });
  afterAll(() => opened.remove());

  const add = (one: NewLocalStandard): Promise<number> =>
    record(store, actor, async (writing) => ({ result: await addLocalStandard(writing, one), acts: [] }));

  it("numbers the versions, and puts the newest in use; two at once get two numbers", async () => {
    expect(await add(standard("id: 1"))).toBe(1);
    const both = await Promise.all([add(standard("id: 2")), add(standard("id: 3"))]);
    expect(both.toSorted((a, b) => a - b)).toEqual([2, 3]);
    const [local, ...more] = await listLocalStandards(store);
    expect(more).toEqual([]);
    expect([local?.publishedNumber, local?.versions.map(({ number }) => number)]).toEqual([3, [3, 2, 1]]);
    expect(local?.versions[2]).toMatchObject({ name: { zh: "青榕区标准" }, reason: "试行", createdBy: "张三" });
  });

  it("gives the text of any version, and of the one in use", async () => {
    expect(await localStandardText(store, { standardId: "qingrong", number: 1 })).toBe("id: 1");
    expect(await localStandardText(store, { standardId: "qingrong", number: 9 })).toBeUndefined();
    expect(await publishedLocalStandards(store)).toMatchObject([{ standardId: "qingrong", number: 3 }]);
  });

  it("points to an earlier version, or to none; the versions stay", async () => {
    const key = { regionCode: "990102", standardId: "qingrong" };
    const point = (number: number | null): Promise<void> =>
      record(store, actor, async (writing) => ({ result: await pointLocalStandard(writing, key, number), acts: [] }));
    await point(1);
    expect(await publishedLocalStandards(store)).toMatchObject([{ number: 1, yaml: "id: 1" }]);
    await point(null);
    expect(await publishedLocalStandards(store)).toEqual([]);
    expect((await listLocalStandards(store))[0]?.versions.length).toBe(3);
    expect(await add(standard("id: 4"))).toBe(4);
  });

  it("lets no version be changed or taken away", async () => {
    await expect(store.db.updateTable("local_standard").set({ yaml: "" }).execute()).rejects.toThrow(/append-only/);
    await expect(store.db.deleteFrom("local_standard").execute()).rejects.toThrow(/append-only/);
  });
});
