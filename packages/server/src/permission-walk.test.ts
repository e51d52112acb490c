import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeclaredRoute } from "./http/index.ts";
import { loadPeople, type PeoplePolicy } from "./policy/index.ts";
import { testingDatabaseName } from "./testing-database.ts";
import { type TestingPerson, testingPerson } from "./testing-people.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

/** A place to which something is to be done, as an address names it. */
interface Place {
  readonly called: string;
  readonly region: string;
  readonly school: string;
  /** inside the reach of an account that sits at its seat */
  readonly region_within: boolean;
  readonly school_within: boolean;
}

const at = (called: string, region: string, school: string, within: readonly [boolean, boolean]): Place => ({
  called,
  region,
  school,
  region_within: within[0],
  school_within: within[1],
});

const inCounty = [
  at("own county", "990102", "S1", [true, true]),
  at("another county", "990101", "S1", [false, false]),
  at("another city", "980102", "S1", [false, false]),
  at("the city above", "990100", "S1", [false, false]),
  at("the province above", "990000", "S1", [false, false]),
  at("the nation", "000000", "S1", [false, false]),
];
const inCity = [
  at("own city", "990100", "S1", [true, true]),
  at("a county below", "990102", "S9", [true, true]),
  at("another city's county", "990201", "S1", [false, false]),
  at("the province above", "990000", "S1", [false, false]),
];
const inSchool = [
  at("own school", "990102", "S1", [true, true]),
  at("another school", "990102", "S2", [true, false]),
  at("that code in another county", "990101", "S1", [false, false]),
];

/** Where each role sits in the walk, and the places it tries. */
function seatOf(role: string) {
  if (role === "reader") return { regionCode: "990100", schools: [], places: inCity };
  if (["supervisor", "principal", "party_secretary", "school_clerk"].includes(role))
    return { regionCode: "990102", schools: ["S1"], places: inSchool };
  return { regionCode: "990102", schools: [], places: inCounty };
}

describe(`the table of permissions, walked on ${testingDatabaseName}`, () => {
  let server: TestingServer;
  let people: PeoplePolicy;
  let routes: readonly DeclaredRoute[];
  const persons = new Map<string, TestingPerson>();

  beforeAll(async () => {
    people = (await loadPeople()).people;
    server = await testingServer({ http: { requestsPerMinute: 1_000_000, signInsPerMinute: 1_000_000 } });
    routes = server.running.app.declaredRoutes;
    for (const role of people.roles.keys()) if (role !== "public") persons.set(role, await personOf(role));
  });
  afterAll(() => server.remove());

  const personOf = (role: string): Promise<TestingPerson> => testingPerson(server, { role, ...seatOf(role) });

  /** Status of a request without a body or a query: 400 and 404 mean that the door was open. */
  async function tryDoor(role: string, route: DeclaredRoute, place: Place): Promise<number> {
    const url = addressIn(route, place);
    const method = route.method as "GET";
    const person = persons.get(role);
    const answer =
      person === undefined ? await server.running.app.inject({ method, url }) : await person.ask(method, url);
    if (route.method === "DELETE" && route.url === "/api/session" && person !== undefined)
      persons.set(role, await personOf(role));
    return answer.statusCode;
  }

  /** What the table says, read straight from the file's words. */
  function shouldOpen(role: string, route: DeclaredRoute, place: Place): boolean {
    const reach = people.actions.get(route.action)!.reach.get(role);
    if (reach === undefined) return false;
    if (reach === "all" || reach === "self" || route.target === undefined) return true;
    if (!/:code|:id/.test(route.url)) return true;
    if (reach === "region") return place.region_within;
    return route.url.includes(":school") && route.url.includes(":code") ? place.school_within : place.region_within;
  }

  it("has every route of the API, each with its action", () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter(({ url }) => !url.startsWith("/api/"))).toEqual([]);
    // whatever names a region, a version or a school in its address says to what it is done
    const untargeted = routes.filter(
      ({ url, target }) => /:code|versions\/:id|assessments\/:id/.test(url) && target === undefined,
    );
    expect(untargeted.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  });

  it("opens each door to whom the table names and shuts it to all others, at home, beside and above", async () => {
    const wrong: string[] = [];
    let opened = 0;
    const doors = [...people.roles.keys()].flatMap((role) =>
      routes.flatMap((route) => seatOf(role).places.map((place) => ({ role, route, place }))),
    );
    for (const { role, route, place } of doors) {
      const status = await tryDoor(role, route, place);
      const isOpen = status !== 401 && status !== 403;
      opened += isOpen ? 1 : 0;
      if (isOpen !== shouldOpen(role, route, place) || status >= 500)
        wrong.push(`${role} ${route.method} ${route.url} at ${place.called}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(doors.length).toBeGreaterThan(1500);
    expect([opened > doors.length / 10, doors.length - opened > doors.length / 10]).toEqual([true, true]);
  });

  it("says 401 to whoever has not signed in, 403 to whoever has", async () => {
    const regions = routes.find(({ url }) => url === "/api/audit")!;
    expect(await tryDoor("public", regions, inCounty[0]!)).toBe(401);
    expect(await tryDoor("principal", regions, inSchool[0]!)).toBe(403);
  });
});

function addressIn(route: DeclaredRoute, { region, school }: Place): string {
  const id = route.url.includes("/versions/:id")
    ? `${region}-2024-1`
    : route.url.includes("/assessments/:id")
      ? `${region}-2024-1.0123456789ab`
      : route.url.includes("/draws/:id")
        ? `${region}-01234567`
        : randomUUID();
  const named: Readonly<Record<string, string>> = { code: region, school, year: "2024", number: "1", id };
  return route.url.replaceAll(/:(\w+)/g, (_whole, name: string) => named[name] ?? randomUUID());
}
