import type { Module } from "./module.ts";
import { leadsOf } from "./leads.ts";
import { placeOf, targetOf } from "./place.ts";
import { INTERFACE, ROOMS, STAIRS } from "./plan.ts";

/** A rule of the house, with its reason beside it. `broken` lists where a module breaks it. */
export interface Rule {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly because: string;
  readonly broken: (module: Module, house: House) => readonly Breach[];
}

/** What rules know beside the module: the numbers that policy files state. */
export interface House {
  readonly policyNumbers: ReadonlySet<number>;
}

/** Where a rule is broken, and how. */
export interface Breach {
  readonly line: number;
  readonly what: string;
}

const OUTSIDE_WORLD = new Set([
  "Date.now",
  "new Date()",
  "Date()",
  "Math.random",
  "performance.now",
  "console",
  "process",
  "fetch",
  "require",
  "globalThis",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "crypto",
  "navigator",
  "localStorage",
  "XMLHttpRequest",
  "WebSocket",
]);

const EMPTY_WORDS = new Set(["util", "utils", "helper", "helpers", "manager", "managers", "misc"]);
const EMPTY_FILES = new Set(["data", "info", "common", "types"]);

/** Parts of a policy that must not stand in code: names of the national return's tables. */
const FORM_NAMES = /教基|基教/;
const JUDGING_SQL = /\b(avg|stddev(_pop|_samp)?|var_pop|var_samp|percentile_(cont|disc))\s*\(/i;

export const RULES: readonly Rule[] = [
  {
    id: "readable",
    zh: "每个文件都能读懂",
    en: "every file can be parsed",
    because: "a file that is not read is not checked",
    broken: ({ unreadable }) => (unreadable === null ? [] : [{ line: 1, what: unreadable }]),
  },
  {
    id: "down-the-stairs",
    zh: "只往楼下走",
    en: "down the stairs: cli → server → kernel; web → kernel, web → server in types only",
    because:
      "what follows from the rules must run in a browser, in a worker and in five years, without a server around it",
    broken: (module) =>
      leadsOf(module).flatMap(({ own, to, line, typesOnly, from }) => {
        if (to.floor === own.floor) return [];
        const allowed = STAIRS[own.floor]?.[to.floor];
        if (allowed === undefined) return [{ line, what: `${own.floor} → ${to.floor} (${from})` }];
        if (allowed === "all" || (typesOnly && from === INTERFACE)) return [];
        return [{ line, what: `${own.floor} → ${to.floor}: only \`import type\` from ${INTERFACE}, not ${from}` }];
      }),
  },
  {
    id: "through-the-package",
    zh: "跨楼层只用包名",
    en: "another floor is entered by its package name, never by a path",
    because: "package.json names the doors of a floor; a path would climb in through the window",
    broken: (module) =>
      leadsOf(module)
        .filter(({ crossesFloors, from }) => crossesFloors && from.startsWith("."))
        .map(({ line, from }) => ({ line, what: from })),
  },
  {
    id: "look-left",
    zh: "只看左边的房间",
    en: "look left: a room uses only rooms on its left",
    because:
      "what is known does not depend on what is made of it; so each room can be read, tested and replaced by itself",
    broken: (module) =>
      leadsOf(module).flatMap(({ own, to, line }) => {
        const rooms = ROOMS[own.floor];
        if (to.floor !== own.floor || own.room === null || to.room === null || rooms === undefined) return [];
        if (own.room === to.room || rooms.indexOf(to.room) < rooms.indexOf(own.room)) return [];
        return [{ line, what: `${own.room} → ${to.room}` }];
      }),
  },
  {
    id: "known-rooms",
    zh: "房间都在楼层图上",
    en: "every room is on the plan",
    because: "a room that nobody placed has no left and no right",
    broken: ({ path }) => {
      const own = placeOf(path);
      if (own === null || own.room === null) return [];
      return ROOMS[own.floor]?.includes(own.room) ? [] : [{ line: 1, what: `${own.floor}/${own.room}` }];
    },
  },
  {
    id: "one-door",
    zh: "从门进",
    en: "one door: another room is entered through its index.ts",
    because: "what a room shows it must keep; what it hides it may change",
    broken: (module) =>
      leadsOf(module)
        // a style sheet is not code; the entry may fetch a page late, so that it is not loaded with its room
        .filter(
          ({ throughDoor, from, late, own }) => !throughDoor && !from.endsWith(".css") && !(late && own.room === null),
        )
        .map(({ line, from }) => ({ line, what: from })),
  },
  {
    id: "one-place-assembles",
    zh: "只在一处组装",
    en: "one place assembles: nothing in a room imports the floor's entry (main.ts, app.tsx)",
    because: "rooms that call the entry would make a circle of the whole floor",
    broken: (module) =>
      leadsOf(module)
        .filter(
          ({ own, to }) => to.floor === own.floor && !isTest(own.path) && /\/src\/(main|app)\.tsx?$/.test(to.path),
        )
        .map(({ line, from }) => ({ line, what: from })),
  },
  {
    id: "kernel-alone",
    zh: "内核不依赖任何东西",
    en: "the kernel imports no library and no module of Node",
    because: "the same engine runs on the server and in the page, and an auditor must be able to run it in five years",
    broken: (module) =>
      !isPureKernel(module)
        ? []
        : module.imports
            .filter(({ from }) => targetOf(module.path, from).kind !== "house")
            .map(({ line, from }) => ({ line, what: from })),
  },
  {
    id: "kernel-timeless",
    zh: "内核没有时钟、骰子、磁盘、网络和控制台",
    en: "the kernel has no clock, dice, disk, network or console",
    because: "the date, the seed and the facts are arguments: same input, same bytes",
    broken: (module) =>
      !isPureKernel(module)
        ? []
        : module.uses.filter(({ name }) => OUTSIDE_WORLD.has(name)).map(({ name, line }) => ({ line, what: name })),
  },
  {
    id: "telling-names",
    zh: "名字说出内容",
    en: "no utils, helper, manager, misc; no file called data, info, common, types",
    because: "a name that says nothing collects everything",
    broken: ({ path, exports }) => [
      ...path
        .split("/")
        .flatMap((part) => emptyWordsIn(part.replace(/\..*$/, "")))
        .map((word) => ({ line: 1, what: word })),
      ...(EMPTY_FILES.has((path.split("/").at(-1) ?? "").replace(/\..*$/, "")) ? [{ line: 1, what: path }] : []),
      ...exports.flatMap(({ name, line }) => emptyWordsIn(name).map(() => ({ line, what: name }))),
    ],
  },
  {
    id: "policy-is-data",
    zh: "政策是数据",
    en: "no threshold of a standard and no table name of a return in TypeScript",
    because: "what education people decide, education people must be able to change, with its source and its date",
    broken: ({ path, literals }, house) =>
      isTest(path) || !/^packages\/(kernel|server|cli)\/src\//.test(path)
        ? []
        : literals
            .filter(({ value }) =>
              typeof value === "number" ? house.policyNumbers.has(value) : FORM_NAMES.test(value),
            )
            .map(({ value, line }) => ({ line, what: String(value) })),
  },
  {
    id: "sql-does-not-judge",
    zh: "SQL 只存取，不评判",
    en: "SQL stores and finds; it does not judge: no mean, variance or percentile in SQL",
    because: "a number that a school may contest is computed in one place, with its trace",
    broken: ({ path, literals }) =>
      isTest(path) || !path.startsWith("packages/server/src/")
        ? []
        : literals
            .filter(({ value }) => typeof value === "string" && JUDGING_SQL.test(value))
            .map(({ line }) => ({ line, what: "SQL" })),
  },
  {
    id: "journeys-wait",
    zh: "浏览器全程测试要等",
    en: "a journey waits for what should come: expect.poll(() => …), not expect(await …)",
    because: "a page shows what a click asked for a moment later; a count read at once fails on a slower machine",
    broken: ({ path, saidNow }) =>
      path.startsWith("e2e/") ? saidNow.map(({ name, line }) => ({ line, what: `${name}() read once` })) : [],
  },
];

/** Tests and what only they use; an oracle is a second computation to test the first against. */
const isTest = (path: string): boolean => /\.(test|fixture|arbitrary)\.tsx?$|\/testing-[^/]*$|\/oracle\//.test(path);
const isPureKernel = ({ path }: Module): boolean => path.startsWith("packages/kernel/src/") && !isTest(path);

function emptyWordsIn(name: string): readonly string[] {
  const words = name.split(/[-_\s]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.filter((word) => EMPTY_WORDS.has(word));
}
