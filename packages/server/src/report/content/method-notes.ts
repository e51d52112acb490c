import { explain } from "@youheng/kernel/assess";
import type { ReportSubject } from "../report-subject.ts";
import { shownPlain } from "../shown.ts";

/** How the numbers of the report were made, in sentences; figures from the standard, formula from the kernel's own explanation. */
export function methodNotes(subject: ReportSubject): readonly string[] {
  const { text } = subject;
  const { method } = text;
  return [
    method.value,
    ...ruleNote(subject),
    method.mean,
    ...cvNote(subject),
    ...splitNote(subject),
    method.unrounded,
    method.gap,
    ...switchNote(subject),
  ];
}

function ruleNote({ assessment, text }: ReportSubject): readonly string[] {
  const { sectionRule } = assessment.standard.bundle.standard;
  if (sectionRule === undefined) return [];
  return [
    text.method.rule(
      sectionRule.clause,
      sectionRule.met,
      text.percent(shownPlain(text, sectionRule.othersAtLeast * 100)),
    ),
  ];
}

function cvNote({ ask, stages, assessment, text }: ReportSubject): readonly string[] {
  const stage = stages[0]?.id;
  const indicator = assessment.standard.indicators[0]?.indicator.id;
  if (stage === undefined || indicator === undefined) return [];
  const formula = explain(ask.answer, { stage, indicator, group: ask.group })?.formula;
  return formula === undefined ? [] : [text.method.cv(formula)];
}

function splitNote({ assessment, text, inWords }: ReportSubject): readonly string[] {
  const { split, stages } = assessment.standard.bundle.standard;
  if (split === undefined) return [];
  const known = assessment.standard.bundle.stages ?? stages;
  const weights = Object.entries(split.weights).map(([id, weight]) => {
    const stage = known.find((one) => one.id === id);
    return `${stage === undefined ? id : inWords(stage)} ${weight}`;
  });
  const fields = split.fields.map((id) => {
    const field = assessment.standard.fieldOf.get(id);
    return field === undefined ? id : inWords(field);
  });
  return [text.method.split(weights.join(text.comma), fields.join(text.comma))];
}

function switchNote({ assessment, text, inWords }: ReportSubject): readonly string[] {
  const rules = assessment.standard.exclusions.map(({ exclusion }) => inWords(exclusion.name));
  return rules.length === 0 ? [] : [text.method.switches(rules.join(text.separator))];
}
