/** A column of the bureau's files: the name of the tidy return, the words above it, and how the bureau groups it. */
export interface Column {
  readonly id: string;
  readonly group: string;
  readonly zh: string;
  /** the words without the group, where the header takes two rows */
  readonly short: string;
  readonly width: number;
}

function column(id: string, group: string, zh: string, width: number): Column {
  return { id, group, zh, short: zh, width };
}

function staffColumns(stage: "primary" | "lower_secondary", zh: string): Column[] {
  const parts: [string, string][] = [
    ["classes", "班级数"],
    ["largest_class", "最大班额"],
    ["teachers", "专任教师数"],
    ["teachers_above_required_degree", "高于规定学历教师数"],
    ["backbone_teachers", "县级以上骨干教师数"],
    ["pe_arts_teachers", "体育艺术专任教师数"],
  ];
  return parts.map(([id, words]) => ({ ...column(`${id}_${stage}`, zh, `${zh}${words}`, 10), short: words }));
}

export const columns: readonly Column[] = [
  column("region_code", "基本情况", "区划代码", 9),
  column("school_year", "基本情况", "学年", 7),
  column("school_code", "基本情况", "学校标识码", 13),
  column("school_name", "基本情况", "学校名称", 24),
  column("school_kind", "基本情况", "办学类型", 16),
  column("ownership", "基本情况", "办别", 7),
  column("locality", "基本情况", "城乡类型", 9),
  column("lon", "基本情况", "经度", 11),
  column("lat", "基本情况", "纬度", 11),
  column("built_year", "基本情况", "建校年份", 9),
  column("is_boarding", "基本情况", "寄宿制", 8),
  column("is_dense_centre", "基本情况", "大城市中心密集区", 9),
  column("students_preschool", "学生", "在园幼儿数", 9),
  column("students_primary", "学生", "小学在校生数", 9),
  column("students_lower_secondary", "学生", "初中在校生数", 9),
  column("students_upper_secondary", "学生", "高中在校生数", 9),
  column("migrant_students_share", "学生", "随迁子女占比", 9),
  ...staffColumns("primary", "小学"),
  ...staffColumns("lower_secondary", "初中"),
  column("teaching_area_m2", "校舍与设施", "教学及辅助用房面积", 12),
  column("sports_area_m2", "校舍与设施", "体育运动场馆面积", 12),
  column("equipment_yuan", "校舍与设施", "教学仪器设备值", 12),
  column("multimedia_rooms", "校舍与设施", "网络多媒体教室数", 9),
  column("music_rooms", "校舍与设施", "音乐专用教室数", 8),
  column("smallest_music_room_m2", "校舍与设施", "音乐专用教室最小面积", 9),
  column("art_rooms", "校舍与设施", "美术专用教室数", 8),
  column("smallest_art_room_m2", "校舍与设施", "美术专用教室最小面积", 9),
  column("township", "归属", "乡镇街道", 12),
  column("school_group", "归属", "教育集团", 16),
];

/** Codes of the tidy return as the bureau writes them. */
export const chineseWords: Readonly<Record<string, string>> = {
  kindergarten: "幼儿园",
  primary: "小学",
  teaching_point: "教学点",
  lower_secondary: "初级中学",
  nine_year: "九年一贯制学校",
  complete_secondary: "完全中学",
  twelve_year: "十二年一贯制学校",
  upper_secondary: "高级中学",
  special: "特殊教育学校",
  public: "公办",
  private: "民办",
  urban: "城区",
  town: "镇区",
  rural: "乡村",
};

/** The national codes, as an older system exports them. */
export const nationalCodes: Readonly<Record<string, string>> = {
  kindergarten: "111",
  primary: "211",
  teaching_point: "218",
  lower_secondary: "311",
  nine_year: "312",
  complete_secondary: "341",
  twelve_year: "345",
  upper_secondary: "342",
  special: "511",
  public: "公办",
  private: "民办",
  urban: "111",
  town: "121",
  rural: "210",
};
