import { expect, it } from "vitest";
import type { Field, Form } from "../model/index.ts";
import { onceForForm } from "./once-for-form.ts";

const form = (id: string) => ({ id }) as unknown as Form;

it("makes once for each form and each list of fields, also what is undefined, and again after it threw", () => {
  let made = 0;
  const count = onceForForm((one) => {
    made += 1;
    if (one.id === "broken") throw new Error("broken");
    return one.id === "none" ? undefined : made;
  });
  const [a, b, none, broken] = ["a", "b", "none", "broken"].map(form) as [Form, Form, Form, Form];
  const fields: readonly Field[] = [];
  expect([count(a, fields), count(a, fields), count(b, fields), count(a, [])]).toEqual([1, 1, 2, 3]);
  expect([count(none, fields), count(none, fields), made]).toEqual([undefined, undefined, 4]);
  expect(() => count(broken, fields)).toThrow("broken");
  expect(() => count(broken, fields)).toThrow("broken");
});
