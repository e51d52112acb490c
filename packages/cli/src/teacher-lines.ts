import type { TeacherDemand, TeacherDemandId, TeacherOverview, TeacherStanding } from "@youheng/kernel/decide";

const NAMES: Readonly<Record<TeacherDemandId, string>> = {
  rotation: "交流轮岗 rotated",
  backbone: "其中骨干 backbone among them",
  training: "培训学时 training hours",
  certificate: "教师资格证 certificate",
};
const MOST = 10;

/** What is told of a county's teachers. */
export interface TeachersTold {
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly overview: TeacherOverview;
  readonly standing: TeacherStanding;
}

/** The teachers of a county-year for a terminal: what is asked and whether it is met, then the schools where something lacks. */
export function teacherLines({ region_code, school_year, overview, standing }: TeachersTold): readonly string[] {
  const { rotated, posts, subjects, demands } = standing;
  const lacking = posts.filter(({ lack }) => lack > 0);
  return [
    `${region_code ?? "—"}  ${school_year ?? "—"}  教师 teachers ${overview.teachers}，符合交流条件 qualify ${overview.qualifying}`,
    ...demands.map(demandLine),
    ...(rotated === null
      ? ["  没有上一年的名册，交流轮岗未判定（--last-teachers） · without last year's roster rotation is not judged"]
      : [
          `  换了学校但上年不符合条件 moved without qualifying ${rotated.without_qualifying}，学校撤并 school ended ${rotated.school_ended}，离开 left ${rotated.left}，新来 came ${rotated.came}`,
        ]),
    `少于编制参照数的学部 sections below the posts norm: ${lacking.length}`,
    ...lacking
      .slice(0, MOST)
      .map((one) => `  ${one.school_name} ${one.stage}  ${one.teachers} / ${one.norm}  少 lack ${one.lack}`),
    ...subjects.flatMap(({ stage, sections }) =>
      sections
        .filter(({ lacks }) => lacks.length > 0)
        .slice(0, MOST)
        .map((one) => `  ${one.school_name} ${stage}  缺 lacks ${one.lacks.join("、")}`),
    ),
  ];
}

function demandLine({ id, counted, of, unknown, share, at_least, meets }: TeacherDemand): string {
  const mark = meets === null ? "未判定 not judged" : meets ? "达到 meets" : "未达到 falls short";
  const figure = share === null ? "—" : `${(share * 100).toFixed(2)} %`;
  const open = unknown === 0 ? "" : `，未填 unknown ${unknown}`;
  return `  ${NAMES[id]}: ${counted} / ${of} = ${figure}（≥ ${at_least * 100} %）${mark}${open}`;
}
