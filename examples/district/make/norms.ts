import type { Judged } from "./roster.ts";

/**
 * What the generator aims at, so that the story sits near the limits. It judges nothing: the verdict on these files is
 * the kernel's, from `policy/`; the test of this folder checks that the two agree.
 */
export const aims: Readonly<Record<Indicator, Readonly<Record<Judged, number>>>> = {
  teachers_above_required_degree: { primary: 4.2, lower_secondary: 5.3 },
  backbone_teachers: { primary: 1, lower_secondary: 1 },
  pe_arts_teachers: { primary: 0.9, lower_secondary: 0.9 },
  teaching_area: { primary: 4.5, lower_secondary: 5.8 },
  sports_area: { primary: 7.5, lower_secondary: 10.2 },
  equipment: { primary: 2000, lower_secondary: 2500 },
  multimedia_rooms: { primary: 2.3, lower_secondary: 2.4 },
};

export type Facility = "teaching_area" | "sports_area" | "equipment" | "multimedia_rooms";
export type Indicator = Facility | "teachers_above_required_degree" | "backbone_teachers" | "pe_arts_teachers";
export const facilities: readonly Facility[] = ["teaching_area", "sports_area", "equipment", "multimedia_rooms"];

/** Students of a shared building, weighted as a through-school is split. */
export const splitWeights: Readonly<Record<string, number>> = {
  primary: 1,
  lower_secondary: 1.1,
  upper_secondary: 1.32,
};
/** A complete secondary school has no primary part: 1 : 1.2. */
export const completeSecondaryWeights: Readonly<Record<string, number>> = { lower_secondary: 1, upper_secondary: 1.2 };

/** Sought spread (CV) between schools. Backbone teachers: one for each year; facilities: primary, lower secondary. */
export const soughtCv = {
  backbone_teachers: {
    primary: [0.5834, 0.5611, 0.5408, 0.5192, 0.5017],
    lower_secondary: [0.4902, 0.4774, 0.4629, 0.4538, 0.4311],
  },
  pe_arts_teachers: { primary: 0.411, lower_secondary: 0.372 },
  teaching_area: [0.318, 0.334],
  sports_area: [0.4712, 0.4482],
  equipment: [0.352, 0.371],
  multimedia_rooms: [0.306, 0.283],
} as const;
