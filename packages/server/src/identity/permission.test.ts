import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadPeople, type PeoplePolicy } from "../policy/index.ts";
import { denialOf, type Holder, prefixOf, reaches, scopeOf, seatOf, wayTo } from "./permission.ts";

let people: PeoplePolicy;
beforeAll(async () => {
  people = (await loadPeople()).people;
});

const holder = (role: string, regionCode: string, schools: readonly string[] = []): Holder => ({
  accountId: "me",
  role,
  regionCode,
  schools,
});

describe("the region tree", () => {
  it("is in the codes of GB/T 2260", () => {
    expect(["000000", "330000", "330100", "330102"].map(prefixOf)).toEqual(["", "33", "3301", "330102"]);
    expect(["000000", "330000", "330100", "330102"].map(seatOf)).toEqual(["nation", "province", "city", "county"]);
    expect(wayTo("330102")).toEqual(["000000", "330000", "330100", "330102"]);
    expect(wayTo("330100")).toEqual(["000000", "330000", "330100"]);
  });

  it("reaches down, never up and never aside", () => {
    const code = fc
      .integer({ min: 110101, max: 659999 })
      .map(String)
      .filter((one) => !one.endsWith("00"));
    fc.assert(
      fc.property(code, code, (one, other) => {
        for (const above of wayTo(one)) expect(reaches(above, one)).toBe(true);
        expect(reaches(one, other)).toBe(one === other);
        expect(reaches(one, `${one.slice(0, 4)}00`)).toBe(false);
        expect(reaches(`${one.slice(0, 2)}0000`, other)).toBe(one.slice(0, 2) === other.slice(0, 2));
      }),
    );
  });
});

describe("a permission", () => {
  it("is refused by name: not signed in, not this role, out of reach", () => {
    const here = { regionCode: "990102" };
    expect(denialOf(people, null, "facts.read", here)).toBe("not-signed-in");
    expect(denialOf(people, holder("principal", "990102", ["1"]), "facts.read", here)).toBe("not-this-role");
    expect(denialOf(people, holder("statistician", "990101"), "facts.read", here)).toBe("out-of-reach");
    expect(denialOf(people, holder("statistician", "990102"), "facts.read", here)).toBeNull();
    expect(denialOf(people, holder("reader", "990000"), "facts.read", here)).toBeNull();
    expect(denialOf(people, null, "session.use")).toBeNull();
  });

  it("of a school's role ends at its schools, of the same county too", () => {
    const principal = holder("principal", "990102", ["S1", "S2"]);
    const ask = (regionCode: string, schoolCode: string) =>
      denialOf(people, principal, "form.fill", { regionCode, schoolCode });
    expect([ask("990102", "S1"), ask("990102", "S3"), ask("990101", "S1")]).toEqual([
      null,
      "out-of-reach",
      "out-of-reach",
    ]);
  });

  it("over oneself is over nobody else", () => {
    const me = holder("auditor", "990102");
    expect(denialOf(people, me, "account.own", { accountId: "me" })).toBeNull();
    expect(denialOf(people, me, "account.own", { accountId: "you" })).toBe("out-of-reach");
  });

  it("that nobody wrote down is our error", () => {
    expect(() => denialOf(people, null, "facts.raed")).toThrow("not in policy/people/permissions.yaml");
  });
});

describe("the rows of a holder", () => {
  it("are its region's and those below, or its schools' alone; nobody has none", () => {
    expect(scopeOf(people, holder("reader", "990000"), false).regions).toEqual({ from: "990000", to: "999999" });
    expect(scopeOf(people, holder("statistician", "990102"), true)).toEqual({
      regions: { from: "990102", to: "990102" },
      home: "990102",
      schools: [],
      writes: true,
    });
    expect(scopeOf(people, holder("supervisor", "990102", ["S1"]), true)).toEqual({
      regions: null,
      home: "990102",
      schools: ["S1"],
      writes: true,
    });
    expect(scopeOf(people, null, true)).toEqual({ regions: null, home: null, schools: [], writes: false });
  });
});
