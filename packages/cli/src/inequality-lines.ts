import type { Assessment, CountyInequality, GroupInequality, InequalityDocument } from "@youheng/kernel/assess";

/** Inequality for a terminal: the figures, and under them what they mean in plain words, Chinese first. */
export function inequalityLines(county: CountyInequality, assessment: Assessment): readonly string[] {
  const { name, stages } = assessment.standard.bundle.standard;
  return [
    `${county.region_code ?? "—"}  ${county.school_year ?? "—"}  ${name.zh} · ${name.en}`,
    ...Object.entries(county.stages).flatMap(([id, indicators]) => {
      const stage = stages.find((one) => one.id === id);
      return [
        "",
        `${stage?.zh ?? id} · ${stage?.en ?? id}`,
        ...indicators.flatMap((one) => indicatorLines(one, county, assessment)),
      ];
    }),
    "",
  ];
}

function indicatorLines(one: InequalityDocument, county: CountyInequality, assessment: Assessment): readonly string[] {
  const indicator = assessment.standard.indicators.find(({ indicator: { id } }) => id === one.indicator)!.indicator;
  const ratio = one.p90_p10 === null ? "—" : one.p90_p10.toFixed(2);
  return [
    `  ${indicator.name.zh} · ${indicator.name.en}（${one.sections} 个学部 sections）`,
    `    基尼系数 Gini ${three(one.gini)}  泰尔指数 Theil ${three(one.theil)}  阿特金森指数 Atkinson(${county.epsilon}) ${three(one.atkinson)}  P90/P10 ${ratio}  差异系数 CV ${three(one.cv)}`,
    `    任取两名学生，所享资源平均相差全县均值的 ${percent(2 * one.gini)}。`,
    `    Two students picked at random differ on average by ${percent(2 * one.gini)} of the county's mean.`,
    ...tenthLines(one),
    ...one.by.flatMap((part) => groupLines(part, assessment)),
  ];
}

function tenthLines({ p90_p10: ratio }: InequalityDocument): readonly string[] {
  if (ratio === null)
    return [
      "    至少一成学生所在的学校完全没有这项资源。",
      "    At least a tenth of the students are in schools that have none of it.",
    ];
  const times = ratio.toFixed(1);
  return [
    `    按学校条件给学生排队，排在第 90% 的学生所享是第 10% 的 ${times} 倍。`,
    `    With students ranked by what their school provides, the one at 90 % has ${times} times as much as the one at 10 %.`,
  ];
}

function groupLines(part: GroupInequality, { standard }: Assessment): readonly string[] {
  const field = standard.fieldOf.get(part.field);
  const [zh, en] = (["zh", "en"] as const).map((language) =>
    part.groups.map(({ group, mean }) => `${field?.codeNames?.[group]?.[language] ?? group} ${mean.toFixed(2)}`),
  );
  const share = part.between_share === null ? "—" : percent(part.between_share);
  const chance = percent(part.p_value);
  return [
    `    ${field?.zh ?? part.field}：全部差异（泰尔指数）的 ${share} 在各组之间，其余在组内；均值 ${zh!.join("、")}。若随机分组，组间差异这么大的机会是 ${chance}（置换 ${part.permutations} 次）。`,
    `    ${field?.en ?? part.field}: ${share} of all inequality (Theil) lies between the groups, the rest within; means ${en!.join(", ")}. Dealt at random, groups would differ this much with a chance of ${chance} (${part.permutations} permutations).`,
  ];
}

function three(value: number): string {
  return value.toFixed(3);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
