import type { ReactNode } from "react";

/** A chart drawn to a width: what stands in the SVG, and how high it became. Colours stand in it as attributes, so that it can be saved alone. */
export interface Drawing {
  readonly height: number;
  readonly content: ReactNode;
}
