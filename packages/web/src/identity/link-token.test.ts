import { expect, it } from "vitest";
import { linkToken } from "./link-token.ts";

it("reads the token after #", () => expect(linkToken("#token=a-b_c", "")).toBe("a-b_c"));
it("reads the token after ?", () => expect(linkToken("", "?token=abc")).toBe("abc"));
it("reads a bare token of sixteen characters or more", () =>
  expect(linkToken("#0123456789abcdef", "")).toBe("0123456789abcdef"));
it("takes an anchor of the page for no token", () => expect(linkToken("#main", "")).toBeNull());
it("finds none in a plain address", () => expect(linkToken("", "")).toBeNull());
