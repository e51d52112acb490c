import { memo, useRef, useState } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { PlaceGroundView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { HUES } from "./school-hues.ts";
import { type MapDrawing, SHEET, unitTowards } from "./map-drawing.ts";

export interface UnitMapProps {
  readonly ground: PlaceGroundView;
  readonly drawing: MapDrawing;
  readonly assigned: readonly number[];
  readonly hues: readonly number[];
  /** the school to which units are given; −1: none */
  readonly brush: number;
  readonly choose: (school: number) => void;
  /** a stroke of the brush; absent: the map is only looked at */
  readonly paint?: (units: readonly number[]) => void;
  /** what a unit says when it is pointed at */
  readonly say: (unit: number) => string;
  /** candidates that open, by number; absent: candidates are not drawn */
  readonly opened?: ReadonlySet<number>;
}

/** The map of units and schools: click or drag to give units to the chosen school; arrows and Enter do the same. */
export function UnitMap({ ground, drawing, assigned, hues, brush, choose, paint, say, opened }: UnitMapProps) {
  const { t } = useSpeech();
  const [here, setHere] = useState(-1);
  const stroking = useRef(false);
  const stroke = (event: PointerEvent<SVGSVGElement>): void => {
    const unit = unitUnder(event);
    setHere(unit);
    if (stroking.current && unit >= 0 && brush >= 0 && assigned[unit] !== brush) paint?.([unit]);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") choose(-1);
    if ((event.key === "Enter" || event.key === " ") && here >= 0 && brush >= 0) paint?.([here]);
    if (event.key.startsWith("Arrow")) setHere(here < 0 ? 0 : unitTowards(drawing.middles, here, event.key));
    if (/^(Arrow|Enter| )/.test(event.key)) event.preventDefault();
  };
  return (
    <figure className="unit-map">
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a map with its own keys: role application */}
      <svg
        viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
        role="application"
        tabIndex={0}
        aria-label={t("catchment.map.label", { count: ground.units.length, schools: ground.schools.length })}
        className={brush >= 0 && paint !== undefined ? "brushing" : undefined}
        onKeyDown={press}
        onPointerDown={(event) => {
          stroking.current = true;
          stroke(event);
        }}
        onPointerMove={stroke}
        onPointerUp={() => (stroking.current = false)}
        onPointerLeave={() => {
          stroking.current = false;
          setHere(-1);
        }}
      >
        {drawing.paths.map((path, unit) => (
          <UnitPath
            key={ground.units[unit]!.unit}
            path={path}
            unit={unit}
            hue={hues[assigned[unit]!] ?? -1}
            mine={brush >= 0 && assigned[unit] === brush}
          />
        ))}
        {here >= 0 && <path d={drawing.paths[here]} className="unit-here" />}
        <SchoolMarks ground={ground} places={drawing.schools} brush={brush} choose={choose} />
        {opened !== undefined && <SiteMarks ground={ground} places={drawing.candidates} opened={opened} />}
      </svg>
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <figcaption role="status">{here >= 0 ? say(here) : " "}</figcaption>
    </figure>
  );
}

function unitUnder({ target }: PointerEvent<SVGSVGElement>): number {
  const unit = (target as SVGElement).dataset["unit"];
  return unit === undefined ? -1 : Number(unit);
}

interface UnitPathProps {
  readonly path: string;
  readonly unit: number;
  readonly hue: number;
  readonly mine: boolean;
}

const UnitPath = memo(function UnitPath({ path, unit, hue, mine }: UnitPathProps) {
  return (
    <path d={path} data-unit={unit} className={mine ? "unit unit-mine" : "unit"} fill={HUES[hue] ?? "url(#nowhere)"} />
  );
});

interface SchoolMarksProps {
  readonly ground: PlaceGroundView;
  readonly places: MapDrawing["schools"];
  readonly brush: number;
  readonly choose: (school: number) => void;
}

const SchoolMarks = memo(function SchoolMarks({ ground, places, brush, choose }: SchoolMarksProps) {
  return places.map(([x, y], school) => {
    const { school_code, school_name } = ground.schools[school]!;
    return (
      <g
        key={school_code}
        className={school === brush ? "school-mark school-mark-on" : "school-mark"}
        onPointerDown={(event) => {
          event.stopPropagation();
          choose(school === brush ? -1 : school);
        }}
      >
        <rect x={x - 4.5} y={y - 4.5} width={9} height={9} rx={1.5} />
        <title>{school_name ?? school_code}</title>
        {school === brush && (
          <text x={x} y={y - 9} textAnchor="middle">
            {school_name ?? school_code}
          </text>
        )}
      </g>
    );
  });
});

interface SiteMarksProps {
  readonly ground: PlaceGroundView;
  readonly places: MapDrawing["candidates"];
  readonly opened: ReadonlySet<number>;
}

function SiteMarks({ ground, places, opened }: SiteMarksProps) {
  return places.map(([x, y], site) => {
    const { school_code, school_name } = ground.candidates[site]!;
    return (
      <g key={school_code} className={opened.has(site) ? "site-mark site-mark-on" : "site-mark"}>
        <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />
        <text x={x} y={y - 11} textAnchor="middle">
          {school_name ?? school_code}
        </text>
      </g>
    );
  });
}
