import { chance } from "./chance.ts";
import { factsOf, type SchoolFacts } from "./facts.ts";
import { type Point, toDegrees, toPlain, townshipAt } from "./places.ts";
import { seed } from "./roster.ts";

/** Side of a block in the country, kilometres; where many children live it is divided, as long as there are more than so many in one. */
const SIDE_KM = 2;
const MOST_CHILDREN = 110;
/** Smaller schools (teaching points) take whom they always took, and have no catchment of their own here. */
const LEAST_CLASSES = 6;
const PLAIN_KM = 40;
const TOWN = new Set(["wenrong", "xinlan", "tingwan"]);
/** How far children live from the school they go to, kilometres: in the town, in the country. */
const [NEAR_KM, FAR_KM] = [1.4, 2.8];
const PLACES_IN_CLASS = 45;
/** A seventh of the blocks go where they always went, and not to the nearest school. */
const HISTORIC = 1 / 7;

type Quad = readonly [Point, Point, Point, Point];

interface Block {
  readonly unit: string;
  readonly corners: Quad;
  readonly middle: Point;
  readonly students: number;
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly at: Point;
  readonly students: number;
  readonly classes: number;
}

/** Primary schools of 2026 that have catchments: public, not boarding. */
const places: readonly Place[] = factsOf(4).flatMap((facts) => placeOf(facts));

function placeOf(facts: SchoolFacts): readonly Place[] {
  const { school_code, school_name, ownership, lon, lat } = facts;
  const [students, classes] = [Number(facts["students_primary"]), Number(facts["classes_primary"])];
  if (ownership !== "public" || !(classes >= LEAST_CLASSES) || typeof lon !== "number" || typeof lat !== "number")
    return [];
  return [{ code: String(school_code), name: String(school_name), at: toPlain([lon, lat]), students, classes }];
}

/** A corner of the mesh, a little off its place; even millionths of a degree, so that the middle of a side is exact. */
function corner(x: number, y: number): Point {
  const off = (axis: string): number => (chance(seed, "block", axis, x, y) - 0.5) * 0.7;
  const [lon, lat] = toDegrees([SIDE_KM * x + off("x"), SIDE_KM * y + off("y")]);
  const even = (degrees: number): number => (Math.round(degrees * 5e5) * 2) / 1e6;
  return [even(lon), even(lat)];
}

function between(a: Point, b: Point): Point {
  return [Math.round(((a[0] + b[0]) / 2) * 1e6) / 1e6, Math.round(((a[1] + b[1]) / 2) * 1e6) / 1e6];
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Children for each square kilometre: they live around the schools they go to, fewer with the distance. */
function density(at: Point): number {
  return places.reduce((sum, place) => {
    const spread = TOWN.has(townshipAt(place.at) ?? "") ? NEAR_KM : FAR_KM;
    return sum + (place.students / (2 * Math.PI * spread ** 2)) * Math.exp(-((apart(at, place.at) / spread) ** 2) / 2);
  }, 0);
}

function blockOf(unit: string, corners: Quad): Block {
  const [a, b, c, d] = corners.map(toPlain) as unknown as Quad;
  const area = Math.abs((c[0] - a[0]) * (d[1] - b[1]) - (d[0] - b[0]) * (c[1] - a[1])) / 2;
  const middle = between(between(corners[0], corners[2]), between(corners[1], corners[3]));
  const students = area * density(toPlain(middle)) * (0.5 + chance(seed, "settle", unit));
  return { unit, corners, middle, students };
}

/** A block with many children is divided into four. */
function divided(unit: string, corners: Quad, depth: number): readonly Block[] {
  const block = blockOf(unit, corners);
  if (block.students <= MOST_CHILDREN || depth === 3) return [block];
  const [a, b, c, d] = corners;
  const [ab, bc, cd, da, heart] = [between(a, b), between(b, c), between(c, d), between(d, a), between(a, c)];
  const quarters: readonly Quad[] = [
    [a, ab, heart, da],
    [ab, b, bc, heart],
    [heart, bc, c, cd],
    [da, heart, cd, d],
  ];
  return quarters.flatMap((quad, k) => divided(`${unit}${k + 1}`, quad, depth + 1));
}

function meshBlocks(): readonly Block[] {
  const mesh = Array.from({ length: PLAIN_KM / SIDE_KM }, (_, at) => at);
  const all = mesh.flatMap((x) =>
    mesh.flatMap((y) => {
      const name = `B${String(x + 1).padStart(2, "0")}${String(y + 1).padStart(2, "0")}`;
      return divided(name, [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)], 0);
    }),
  );
  const inside = all.filter(({ middle }) => townshipAt(toPlain(middle)) !== null);
  const wanted = places.reduce((sum, { students }) => sum + students, 0);
  const scale = wanted / inside.reduce((sum, { students }) => sum + students, 0);
  return inside.map((block) => ({ ...block, students: Math.round(block.students * scale) }));
}

const blocks = meshBlocks();

/** The blocks of the district with the primary pupils who live there, as GeoJSON. Fictional. */
export function blocksMap(): object {
  return {
    type: "FeatureCollection",
    features: blocks.map(({ unit, students, corners }) => ({
      type: "Feature",
      properties: { unit, students },
      geometry: { type: "Polygon", coordinates: [[...corners, corners[0]]] },
    })),
  };
}

/** The public primary schools with their places: 45 for each class. */
export function placesTable(): string {
  const rows = places.map(({ code, name, at, classes }) =>
    [code, name, ...toDegrees(at), classes * PLACES_IN_CLASS].join(","),
  );
  return table("school_code,school_name,lon,lat,capacity", rows);
}

/** Six spots for a new school, with what it would cost. */
export function sitesTable(): string {
  const busy = blocks.toSorted((a, b) => b.students - a.students || (a.unit < b.unit ? -1 : 1));
  const spots: Block[] = [];
  for (const block of busy)
    if (spots.length < 6 && spots.every((one) => apart(toPlain(one.middle), toPlain(block.middle)) > 3))
      spots.push(block);
  const rows = spots.map(({ middle, unit }, k) => {
    const capacity = k % 2 === 0 ? 1080 : 1620;
    const cost = Math.round((capacity * (52_000 + 16_000 * chance(seed, "cost", unit))) / 100_000) * 100_000;
    const [lon, lat] = middle.map((degrees) => Math.round(degrees * 1e6) / 1e6);
    return [`N${k + 1}`, `候选校址${"一二三四五六"[k]}`, lon, lat, capacity, cost].join(",");
  });
  return table("school_code,school_name,lon,lat,capacity,cost_yuan", rows);
}

/** Who goes where today: mostly to the nearest school, by old habit not always. */
export function catchmentsTable(): string {
  const rows = blocks.map(({ unit, middle }) => {
    const near = places.toSorted((a, b) => apart(a.at, toPlain(middle)) - apart(b.at, toPlain(middle)));
    return `${unit},${near[chance(seed, "habit", unit) < HISTORIC ? 1 : 0]?.code}`;
  });
  return table("unit,school", rows);
}

function table(head: string, rows: readonly string[]): string {
  return `${[head, ...rows].join("\n")}\n`;
}
