import { useEffect, useState } from "react";
import type { RefObject } from "react";

/** Which rows of a long table to draw: those in sight and some around them. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  /** height above and below, in pixels, that the rows not drawn would take */
  readonly above: number;
  readonly below: number;
}

const around = 12;

/**
 * Which rows are drawn when a box of this height is scrolled so far.
 *
 * @example sliceOf({ rows: 1000, rowHeight: 40, scrolled: 0, height: 400 }) // { from: 0, to: 22, above: 0, below: 39120 }
 */
export function sliceOf(ask: {
  readonly rows: number;
  readonly rowHeight: number;
  readonly scrolled: number;
  readonly height: number;
}): Slice {
  const first = Math.floor(ask.scrolled / ask.rowHeight);
  const from = Math.max(0, Math.min(first - around, ask.rows));
  const to = Math.min(ask.rows, first + Math.ceil(ask.height / ask.rowHeight) + around);
  return { from, to, above: from * ask.rowHeight, below: Math.max(0, ask.rows - to) * ask.rowHeight };
}

/** Follows the scrolling of a box. While the page is printed every row is drawn. */
export function useSlice(box: RefObject<HTMLElement | null>, rows: number, rowHeight: number): Slice {
  const [seen, setSeen] = useState({ scrolled: 0, height: 640 });
  const printing = usePrinting();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => setSeen({ scrolled: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box]);
  return printing ? { from: 0, to: rows, above: 0, below: 0 } : sliceOf({ rows, rowHeight, ...seen });
}

/** True while the page is made ready for paper. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
