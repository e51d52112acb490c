import type { Feature, FeatureCollection } from "geojson";

/** The outline 行政区界 of a region, as it was brought. */
export type Boundary = FeatureCollection | Feature;
