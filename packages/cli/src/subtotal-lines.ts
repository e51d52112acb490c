import { groupingsIn, numberBeside, subtotals } from "@youheng/kernel/assess";
import type { Assessment, GapView, Subtotal } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import type { UnitWords } from "@youheng/server/policy";
import { WrongUsage } from "./exit.ts";
import { amountInWords } from "./gap-words.ts";

/** The fields of `--by`, one or several. @throws WrongUsage when the return cannot be parted by one of them */
export function groupingsAsked(by: string | undefined, answer: Answer<Assessment>): readonly string[] {
  const asked = (by ?? "").split(",").filter((field) => field !== "");
  const known = groupingsIn(answer).map(({ id }) => id);
  const unknown = asked.filter((field) => !known.includes(field));
  if (unknown.length === 0) return asked;
  throw new WrongUsage(
    `报表不能按“${unknown.join("、")}”分组，可用 · the return cannot be grouped by ${unknown.join(", ")}; there are: ${known.join(", ")}`,
  );
}

/** The subtotals of one county-year by some fields, as lines for a terminal. */
export function subtotalLines(
  answer: Answer<Assessment>,
  { by, group, units }: { readonly by: readonly string[]; readonly group: number; readonly units: UnitWords },
): readonly string[] {
  return by.flatMap((field) => {
    const { stages } = subtotals(answer, { field, group });
    const words = answer.result.standard.fieldOf.get(field);
    return Object.entries(stages).flatMap(([id, parts]) => {
      const stage = answer.result.standard.bundle.standard.stages.find((one) => one.id === id);
      return [
        `${stage?.zh ?? id} · ${stage?.en ?? id}：按${words?.zh ?? field}小计 by ${words?.en ?? field}`,
        ...parts.flatMap((part) => partLines(part, { field, stage: id, assessment: answer.result, units })),
        "",
      ];
    });
  });
}

interface PartOf {
  readonly field: string;
  readonly stage: string;
  readonly assessment: Assessment;
  readonly units: UnitWords;
}

function partLines(part: Subtotal, { field, stage, assessment, units }: PartOf): readonly string[] {
  const { standard } = assessment;
  const name = standard.fieldOf.get(field)?.codeNames?.[part.value ?? ""]?.zh ?? part.value ?? "未填报 not reported";
  const hasRule = standard.bundle.standard.sectionRule !== undefined;
  const meeting = hasRule ? `，达标 meeting ${part.sections_meeting}` : "";
  return [
    `  ${name}：${part.sections} 个学部 sections，${part.students ?? "—"} 名学生 students${meeting}`,
    ...standard.indicators.map(({ indicator }) => {
      const { mean, cv, gap } = part.indicators[indicator.id]!;
      const shown = mean === null ? "—" : numberBeside(mean, indicator.atLeast?.[stage] ?? null, 2);
      const inside = cv === null ? "—" : cv.toFixed(3);
      return `    ${(indicator.short ?? indicator.name).zh}：均值 mean ${shown}  内部 CV inside ${inside}${lacking(gap, units)}`;
    }),
  ];
}

function lacking(gap: GapView | null, units: UnitWords): string {
  if (gap === null || gap.amount === 0) return "";
  return `  缺 lacking ${amountInWords(gap, units)}`;
}
