import { boundsOf, type LonLat, mapFrame } from "@youheng/kernel/stats";
import type { Drawing, Mark, Point } from "../drawing/drawing.ts";
import { INK } from "../drawing/drawing.ts";
import type { ReportSubject } from "../report-subject.ts";
import { numbersOf } from "../workbook/facts-numbers.ts";
import type { Picture } from "./blocks.ts";

const WIDTH = 680;
const [LOWEST, HIGHEST] = [260, 460];
const MARGIN = 22;
/** Fewer places make no map. */
const FEWEST = 3;

interface MappedSchool {
  readonly name: string;
  readonly at: LonLat;
  readonly verdict: "meets" | "falls_short" | "not_assessable";
  /** under which a school that falls short stands in the list */
  readonly number: number | null;
}

/** Where the schools stand and whether they meet the standard, inside the boundary of the district; nothing without places. */
export function mapPicture(subject: ReportSubject): readonly Picture[] {
  const schools = mappedSchools(subject);
  if (schools.length < FEWEST) return [];
  const { text, ask } = subject;
  const words = text.picture;
  const short = schools.filter(({ number }) => number !== null);
  const names = short.map(({ number, name }) => `${number} ${name}`).join(text.separator);
  const notes = [
    words.mapNote,
    ...(ask.boundary === undefined ? [words.noBoundary] : []),
    ...(names === "" ? [] : [words.mapNames(names)]),
  ];
  return [
    {
      kind: "picture",
      caption: words.map,
      note: notes.join(""),
      across: 1,
      panels: [{ title: "", shown: "", short: false, drawing: drawingOf(schools, ask.boundary ?? []) }],
    },
  ];
}

function mappedSchools({ stages, assessment, rows }: ReportSubject): readonly MappedSchool[] {
  const { facts } = assessment;
  const [lons, lats] = [numbersOf(facts, "lon"), numbersOf(facts, "lat")];
  let next = 1;
  return rows.flatMap((row): MappedSchool[] => {
    const verdicts = stages.flatMap((stage) =>
      stage.sections.filter(({ document }) => document.row === row).map(({ document }) => document.verdict),
    );
    const [lon, lat] = [lons[row]!, lats[row]!];
    if (verdicts.length === 0 || Number.isNaN(lon) || Number.isNaN(lat)) return [];
    const verdict = verdicts.includes("falls_short")
      ? "falls_short"
      : verdicts.every((one) => one === "meets")
        ? "meets"
        : "not_assessable";
    const name = facts.text["school_name"]?.[row] ?? facts.text["school_code"]?.[row] ?? "";
    return [{ name, at: [lon, lat], verdict, number: verdict === "falls_short" ? next++ : null }];
  });
}

function drawingOf(schools: readonly MappedSchool[], boundary: readonly (readonly LonLat[])[]): Drawing {
  const points = [...schools.map(({ at }) => at), ...boundary.flat()];
  const [west, south, east, north] = boundsOf(points);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wanted = ((north - south) / ((east - west || 1e-3) * squeeze)) * WIDTH;
  const height = Math.round(Math.max(LOWEST, Math.min(HIGHEST, wanted)));
  const place = mapFrame(points, { width: WIDTH, height, margin: MARGIN });
  const land: Mark = {
    kind: "rings",
    rings: boundary.map((ring) => ring.map(place)),
    fill: INK.land,
    stroke: INK.border,
    width: 1.2,
  };
  const inOrder = schools.toSorted((a, b) => Number(a.number !== null) - Number(b.number !== null));
  return {
    width: WIDTH,
    height,
    marks: [...(boundary.length === 0 ? [] : [land]), ...inOrder.flatMap((one) => verdictMark(one, place(one.at)))],
  };
}

/** Met: a full disc; short: a hollow diamond with its number; not known: a small ring. */
export function verdictMark(
  { verdict, number }: Pick<MappedSchool, "verdict" | "number">,
  [x, y]: Point,
): readonly Mark[] {
  if (verdict === "meets")
    return [{ kind: "dot", at: [x, y], radius: 3.6, fill: INK.met, stroke: INK.paper, width: 0.8 }];
  if (verdict === "not_assessable")
    return [{ kind: "dot", at: [x, y], radius: 3, fill: INK.paper, stroke: INK.faint, width: 1.4 }];
  const diamond: Point[] = [
    [x, y - 6],
    [x + 6, y],
    [x, y + 6],
    [x - 6, y],
  ];
  return [
    { kind: "lines", points: diamond, closed: true, fill: "#ffe9d2", stroke: INK.short, width: 1.8 },
    { kind: "number", at: [x + 8, y + 4], text: String(number ?? ""), size: 11, anchor: "start", colour: INK.short },
  ];
}
