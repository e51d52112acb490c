import { posix } from "node:path";

/** Where a module stands: packages/<floor>/src/<room>/…; `room` is null for what stands at the floor's own entrance. */
export interface Place {
  readonly floor: string;
  readonly room: string | null;
  readonly path: string;
}

/** What an import leads to: a place in the house, a library from npm, or a module of Node. */
export type Target =
  | { readonly kind: "house"; readonly place: Place; readonly throughDoor: boolean; readonly crossesFloors: boolean }
  | { readonly kind: "package" | "node"; readonly name: string };

const OURS: Readonly<Record<string, string>> = {
  "@youheng/kernel": "kernel",
  "@youheng/server": "server",
  "@youheng/web": "web",
  youheng: "cli",
};

/**
 * The floor and room of a file; null when it is not part of a floor (scripts, bench, examples).
 *
 * @example placeOf("packages/kernel/src/stats/sum.ts") // { floor: "kernel", room: "stats", … }
 */
export function placeOf(path: string): Place | null {
  const [packages, floor, src, ...rest] = path.split("/");
  if (packages !== "packages" || floor === undefined || src !== "src" || rest.length === 0) return null;
  return { floor, room: rest.length > 1 ? (rest[0] ?? null) : null, path };
}

/** Where an import of a file leads. */
export function targetOf(importer: string, from: string): Target {
  if (from.startsWith(".")) return relativeTarget(importer, from.replace(/\?.*$/, ""));
  if (from.startsWith("node:")) return { kind: "node", name: from };
  const floor = Object.keys(OURS).find((name) => from === name || from.startsWith(`${name}/`));
  return floor === undefined ? { kind: "package", name: from } : packageTarget(floor, from);
}

function relativeTarget(importer: string, from: string): Target {
  const path = posix.normalize(posix.join(posix.dirname(importer), from));
  const own = placeOf(importer);
  const place = placeOf(path) ?? { floor: path, room: null, path };
  const throughDoor = place.room === own?.room || place.room === null || isDoor(place);
  return { kind: "house", place, throughDoor, crossesFloors: place.floor !== own?.floor };
}

/** Packages open only the doors that their package.json names, so that Node itself keeps this rule. */
function packageTarget(name: string, from: string): Target {
  const room = from.slice(name.length + 1);
  const floor = OURS[name] ?? name;
  return {
    kind: "house",
    place: { floor, room: room === "" ? null : room, path: from },
    throughDoor: true,
    crossesFloors: true,
  };
}

function isDoor({ floor, room, path }: Place): boolean {
  return new RegExp(`^packages/${floor}/src/${room}/index\\.tsx?$`).test(path);
}
