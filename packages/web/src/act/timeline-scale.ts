import { dayAfter, dayNumber } from "@youheng/kernel/act";

/** A line on the scale: the first day of a quarter or a year. */
export interface ScaleTick {
  readonly day: string;
  readonly year: number;
  /** 1 to 4; null: the line of a year */
  readonly quarter: number | null;
}

/** From the first day of the quarter of the earliest day to the last of the latest's. */
export interface TimelineScale {
  readonly from: string;
  readonly to: string;
  readonly ticks: readonly ScaleTick[];
  /** where a day stands, 0 to 1 */
  at(day: string): number;
}

/** Longer than so many quarters, only years are named. */
const MOST_QUARTERS = 14;
const MONTHS = 3;

/**
 * The scale of a timeline: whole quarters around the days.
 *
 * @throws  RangeError when a day is none
 * @example timelineScale(["2027-03-01", "2027-08-31"]).ticks.map(({ day }) => day) // ["2027-01-01", "2027-04-01", "2027-07-01"]
 */
export function timelineScale(days: readonly string[]): TimelineScale {
  const first = days.reduce((a, b) => (a < b ? a : b));
  const last = days.reduce((a, b) => (a > b ? a : b));
  const from = quarterOf(first);
  const end = nextQuarter(quarterOf(last));
  const ticks: ScaleTick[] = [];
  for (let day = from; day < end; day = nextQuarter(day))
    ticks.push({ day, year: Number(day.slice(0, 4)), quarter: Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS) + 1 });
  const start = dayNumber(from);
  const length = dayNumber(end) - start;
  const shown =
    ticks.length > MOST_QUARTERS
      ? ticks.filter(({ quarter }, i) => quarter === 1 || i === 0).map((tick) => ({ ...tick, quarter: null }))
      : ticks;
  return { from, to: dayAfter(end, -1), ticks: shown, at: (day) => (dayNumber(day) - start) / length };
}

function quarterOf(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS) * MONTHS + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

function nextQuarter(day: string): string {
  const month = Number(day.slice(5, 7)) + MONTHS;
  return month > 12
    ? `${Number(day.slice(0, 4)) + 1}-01-01`
    : `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
