import type { FeatureCollection } from "geojson";
import { Map as LibreMap, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, MapLayerMouseEvent } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useRef } from "react";
import { boundsOf, type LonLat, ringsOf } from "@youheng/kernel/stats";
import { tokens } from "../design/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { Boundary } from "./boundary.ts";
import type { Spot } from "./school-map.tsx";
import type { SchoolMark } from "./school-verdicts.ts";
import { spotImage } from "./spot-image.ts";

setWorkerUrl(workerUrl);

const marks: readonly SchoolMark[] = ["left_out", "meets", "not_assessable", "falls_short"];

interface DrawnMapProps {
  readonly spots: readonly Spot[];
  readonly boundary: Boundary | null;
  readonly open: (code: string) => void;
  readonly broke: () => void;
}

/** The map that can be moved and zoomed, drawn from our own coordinates and boundary only. */
export function DrawnMap({ spots, boundary, open, broke }: DrawnMapProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<LibreMap | null>(null);
  const latest = useRef({ open, spots, t, broke });
  latest.current = { open, spots, t, broke };
  useEffect(() => {
    if (box.current === null) return undefined;
    const drawn = drawMap(box.current, latest.current.spots, boundary);
    if (drawn === null) {
      latest.current.broke();
      return undefined;
    }
    map.current = drawn;
    const say = (spot: { readonly name: string; readonly mark: SchoolMark }): string =>
      `${spot.name} · ${latest.current.t(`verdict.${spot.mark}`)}`;
    listen(drawn, { open: (code) => latest.current.open(code), say });
    return () => {
      map.current = null;
      drawn.remove();
    };
    // drawn once for a boundary; the spots follow below
  }, [boundary]);
  useEffect(() => {
    void map.current?.getSource<GeoJSONSource>("schools")?.setData(pointsOf(spots));
  }, [spots]);
  return <div ref={box} className="drawn-map" />;
}

/** Null where the browser cannot draw it. */
function drawMap(container: HTMLDivElement, spots: readonly Spot[], boundary: Boundary | null): LibreMap | null {
  const points = spots.map((spot): LonLat => [spot.lon, spot.lat]);
  const land = boundary ?? { type: "FeatureCollection" as const, features: [] };
  const [west, south, east, north] = boundsOf([...ringsOf(land).flat(), ...points]);
  try {
    const map = new LibreMap({
      container,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: false,
      scrollZoom: false,
      bounds: [west, south, east, north],
      fitBoundsOptions: { padding: 24 },
      style: {
        version: 8,
        sources: {},
        layers: [{ id: "ground", type: "background", paint: { "background-color": tokens.sunken } }],
      },
    });
    map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
    map.on("load", () => addLayers(map, land, spots));
    return map;
  } catch {
    return null;
  }
}

function addLayers(map: LibreMap, land: Boundary, spots: readonly Spot[]): void {
  for (const mark of marks) map.addImage(mark, spotImage(mark), { pixelRatio: 2 });
  map.addSource("land", { type: "geojson", data: land });
  map.addLayer({ id: "land", type: "fill", source: "land", paint: { "fill-color": tokens.surface } });
  map.addLayer({
    id: "border",
    type: "line",
    source: "land",
    paint: { "line-color": tokens["line-strong"], "line-width": 1 },
  });
  map.addSource("schools", { type: "geojson", data: pointsOf(spots) });
  map.addLayer({
    id: "schools",
    type: "symbol",
    source: "schools",
    layout: {
      "icon-image": ["get", "mark"],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      "symbol-sort-key": ["get", "order"],
    },
  });
}

function pointsOf(spots: readonly Spot[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: spots.map((spot) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
      properties: { code: spot.code, name: spot.name, mark: spot.mark, order: marks.indexOf(spot.mark) },
    })),
  };
}

interface Listening {
  readonly open: (code: string) => void;
  readonly say: (spot: { readonly name: string; readonly mark: SchoolMark }) => string;
}

function listen(map: LibreMap, { open, say }: Listening): void {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 10, className: "map-popup" });
  const spotOf = (event: MapLayerMouseEvent) =>
    event.features?.[0]?.properties as { code: string; name: string; mark: SchoolMark } | undefined;
  map.on("mousemove", "schools", (event) => {
    const spot = spotOf(event);
    if (spot === undefined) return;
    map.getCanvas().classList.add("pointing");
    popup.setLngLat(event.lngLat).setText(say(spot)).addTo(map);
  });
  map.on("mouseleave", "schools", () => {
    map.getCanvas().classList.remove("pointing");
    popup.remove();
  });
  map.on("click", "schools", (event) => {
    const spot = spotOf(event);
    if (spot !== undefined) open(spot.code);
  });
}
