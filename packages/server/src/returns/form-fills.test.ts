import { describe, expect, it } from "vitest";
import type { FormsFilled } from "./file-into-forms.ts";
import { type FillWatch, type FormFill, startFormFills } from "./form-fills.ts";
import { Refusal } from "./refusal.ts";

const county = { regionCode: "990102", schoolYear: 2025 };
const filled = (notDone: readonly string[]): FormsFilled => ({
  handedIn: ["S1"],
  withErrors: [],
  left: [],
  notInFile: [],
  notInCampaign: [],
  errors: [],
  notDone,
});

/** Work that goes from school to school when it is let, and stops when it is told. */
function schools(all: number) {
  let next = (): void => undefined;
  const step = async (): Promise<void> => await new Promise((resolve) => (next = resolve));
  const work = async ({ signal, onProgress }: FillWatch): Promise<FormsFilled> => {
    for (let done = 0; done < all; done += 1) {
      if (signal.aborted) return filled(Array.from({ length: all - done }, (_, i) => `S${done + i + 1}`));
      await step();
      onProgress(done + 1, all);
    }
    return filled([]);
  };
  return { work, next: () => next() };
}

async function when(look: () => FormFill | undefined, is: (one: FormFill) => boolean): Promise<FormFill> {
  for (;;) {
    const one = look();
    if (one !== undefined && is(one)) return one;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("files on their way into forms", () => {
  it("tell how far they are, one at a time in a region, and are stopped between two schools: what is done stays", async () => {
    const fills = startFormFills(() => undefined);
    const way = schools(3);
    const { fillId } = fills.start(county, way.work)!;
    expect(fills.start(county, way.work)).toBeNull();
    const beside = schools(1);
    expect(fills.start({ ...county, regionCode: "990101" }, beside.work)).not.toBeNull();
    way.next();
    expect(
      await when(
        () => fills.find(fillId),
        ({ done }) => done === 1,
      ),
    ).toMatchObject({ state: "filling", all: 3 });
    fills.cancel(fillId);
    way.next();
    const end = await when(
      () => fills.find(fillId),
      ({ state }) => state === "cancelled",
    );
    expect(end).toMatchObject({ done: 2, filled: { notDone: ["S3"] } });
    expect(fills.start(county, () => Promise.resolve(filled([])))).not.toBeNull();
    beside.next();
    await fills.stop();
  });

  it("fail with the words of a refusal, and tell of a mistake of ours", async () => {
    const mistakes: unknown[] = [];
    const fills = startFormFills((error) => mistakes.push(error));
    const end = async (error: Error): Promise<FormFill> => {
      const fail = async (): Promise<FormsFilled> => {
        await new Promise(setImmediate);
        throw error;
      };
      const { fillId } = fills.start(county, fail)!;
      return await when(
        () => fills.find(fillId),
        ({ state }) => state === "failed",
      );
    };
    const refusal = new Refusal("bad-request", { zh: "没有", en: "none" });
    expect(await end(refusal)).toMatchObject({ error: refusal, filled: null });
    const ours = new RangeError("ours");
    await end(ours);
    expect(mistakes).toEqual([ours]);
  });
});
