import type { Picture } from "../content/blocks.ts";
import { verdictMark } from "../content/map-picture.ts";
import { type Drawing, INK, type Mark, type Point } from "../drawing/drawing.ts";
import { boundsOf, inside, type LonLat, mapFrame } from "@youheng/kernel/stats";
import type { RegionJudged, RegionsSubject } from "./regions-subject.ts";

const WIDTH = 680;
const [LOWEST, HIGHEST] = [300, 620];
const MARGIN = 18;
/** Fewer outlines make no map. */
const FEWEST = 2;
const FILL = { meets: INK.pale, falls_short: "#ffe9d2", not_assessable: INK.paper } as const;

interface MappedRegion {
  readonly name: string;
  readonly verdict: RegionJudged["document"]["verdict"];
  readonly rings: readonly (readonly LonLat[])[];
  /** under which a county that falls short stands in the list */
  readonly number: number | null;
}

/** The counties by their verdict, each in its outline; nothing where outlines are not known. */
export function regionsMap(subject: RegionsSubject): readonly Picture[] {
  const { text, ask, regions } = subject;
  const { boundaries } = ask;
  let next = 1;
  const mapped = regions.flatMap(({ code, name, document: { verdict } }): MappedRegion[] => {
    const rings = boundaries?.get(code) ?? [];
    return rings.length === 0 ? [] : [{ name, verdict, rings, number: verdict === "falls_short" ? next++ : null }];
  });
  if (mapped.length < FEWEST) return [];
  const words = text.regions;
  const short = mapped.filter(({ number }) => number !== null).map(({ number, name }) => `${number} ${name}`);
  const absent = regions.length - mapped.length;
  const notes = [
    words.mapNote,
    ...(absent > 0 ? [words.mapAbsent(absent)] : []),
    ...(short.length > 0 ? [words.mapNames(short.join(text.separator))] : []),
  ];
  const panels = [{ title: "", shown: "", short: false, drawing: drawingOf(mapped) }];
  return [{ kind: "picture", caption: words.map, note: notes.join(""), across: 1, panels }];
}

function drawingOf(regions: readonly MappedRegion[]): Drawing {
  const points = regions.flatMap(({ rings }) => rings.flat());
  const [west, south, east, north] = boundsOf(points);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wanted = ((north - south) / ((east - west || 1e-3) * squeeze)) * WIDTH;
  const height = Math.round(Math.max(LOWEST, Math.min(HIGHEST, wanted)));
  const place = mapFrame(points, { width: WIDTH, height, margin: MARGIN });
  const land = regions.map(({ rings, verdict }): Mark => ({
    kind: "rings",
    rings: rings.map((ring) => coarse(ring.map(place))),
    fill: FILL[verdict],
    stroke: INK.border,
    width: 1,
  }));
  const marks = regions.flatMap((region) => verdictMark(region, place(inside(region.rings))));
  return { width: WIDTH, height, marks: [...land, ...marks] };
}

/** Points closer than this to the last one are not seen on paper. */
const FINEST = 0.6;

function coarse(ring: readonly Point[]): readonly Point[] {
  let last: Point | null = null;
  return ring.filter((point) => {
    if (last !== null && Math.hypot(point[0] - last[0], point[1] - last[1]) < FINEST) return false;
    last = point;
    return true;
  });
}
