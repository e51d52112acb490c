/** A county of two primary schools for tests of acting: the second lacks equipment, and nothing else is asked of either. */
const columns = [
  "region_code,school_year,school_code,school_name,school_kind,ownership,locality,students_primary,classes_primary,largest_class_primary",
  "teachers_primary,teachers_above_required_degree_primary,backbone_teachers_primary,pe_arts_teachers_primary",
  "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms,music_rooms,smallest_music_room_m2,art_rooms,smallest_art_room_m2",
].join(",");
const row = (year: number, code: string, name: string, equipment: number) =>
  `990102,${year},${code},${name},primary,public,urban,400,10,42,24,20,5,5,2000,3200,${equipment},12,1,96,1,90`;

export const standard = "cn-quality-balance-2017";

/** The return of a year; the standard asks for 2,000 yuan a pupil, 800,000 for 400. */
export function returnOf(year: number, second: number): string {
  return [columns, row(year, "S1", "第一小学", 900_000), row(year, "S2", "第二小学", second)].join("\n");
}
