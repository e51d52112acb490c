import { schoolYearInWords } from "@youheng/kernel/assess";
import type { Verdict } from "@youheng/kernel/assess";
import { bullets, cell, heading, note } from "../content/blocks.ts";
import type { Block, ChartLine, ReportContent, Table } from "../content/blocks.ts";
import { numbered } from "../content/numbered.ts";
import { CV_DECIMALS, shownBeside, shownGap, shownPlain, shownShare } from "../shown.ts";
import { shortItems } from "./short-items.ts";
import { regionsPictures } from "./regions-pictures.ts";
import { regionsMap } from "./regions-map.ts";
import { heatTable } from "./heat-table.ts";
import { standardOf, stageIndicators } from "./regions-subject.ts";
import type { RegionJudged, RegionsSubject } from "./regions-subject.ts";

/** More returns than these are counted, not named. */
const FILES_NAMED = 3;
/** How many of a county's gaps stand in its row. */
const GAPS_SHOWN = 3;
/** A chart with more lines than this would not stand on a page. */
const MOST_LINES = 28;

/** The report on several counties as blocks: how many meet the standard, one row a county, what falls short. */
export function regionsContent(subject: RegionsSubject): ReportContent {
  const { ask, text, inWords, regions } = subject;
  const { regions: words } = text;
  const standard = standardOf(subject).bundle.standard;
  const years = [...new Set(regions.map(({ document }) => inWords(schoolYearInWords(document.school_year)).trim()))];
  const blocks: readonly Block[] = [
    heading(text.chapter.verdict),
    { kind: "paragraph", tone: "verdict", text: words.sentence(regions.length, countsOf(regions)) },
    note(words.note),
    heading(words.chapter),
    regionsTable(subject),
    ...meetingFigure(subject),
    ...regionsMap(subject),
    heading(text.chapter.indicators),
    indicatorsTable(subject),
    ...heatTable(subject),
    heading(text.chapter.spread),
    ...regionsPictures(subject),
    heading(words.shortChapter),
    ...shortTable(subject),
    heading(text.chapter.method),
    bullets([text.method.mean, text.method.unrounded, text.method.gap]),
    heading(text.chapter.lineage),
    lineageTable(subject),
    note(text.lineage.madeBy),
  ];
  return {
    lang: text.lang,
    title: words.title(ask.title === undefined ? words.several(regions.length) : inWords(ask.title)),
    subtitle: [text.byStandard(inWords(standard.name)), ...years.filter((year) => year !== "")].join(" · "),
    preparedOn: text.preparedOn(ask.preparedOn),
    blocks: numbered(text, blocks),
  };
}

function countsOf(regions: readonly RegionJudged[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => regions.filter(({ document }) => document.verdict === verdict).length;
  return { meets: count("meets"), falls_short: count("falls_short"), not_assessable: count("not_assessable") };
}

function regionsTable(subject: RegionsSubject): Table {
  const { text, regions } = subject;
  const { column, regions: words } = text;
  return {
    kind: "table",
    caption: words.table,
    dense: true,
    columns: [
      { head: words.region, width: 4.25, align: "left" },
      { head: column.verdict, width: 2.45, align: "center" },
      { head: column.students, width: 2.6, align: "right" },
      { head: column.sections, width: 2, align: "right" },
      { head: column.short, width: 2.2, align: "right" },
      { head: words.cvsOver, width: 7, align: "left" },
      { head: words.gaps, width: 7, align: "left" },
    ],
    rows: regions.map((region) => [
      cell(region.name),
      cell(text.verdict[region.document.verdict], region.document.verdict === "falls_short"),
      cell(shownPlain(text, region.students)),
      cell(String(region.sections)),
      cell(String(region.short)),
      cell(cvsOver(subject, region).join(text.separator) || text.none),
      cell(largestGaps(subject, region).join(text.separator) || text.none),
    ]),
    note: words.gapsNote(GAPS_SHOWN),
  };
}

/** The CVs over their limits, each beside it. */
function cvsOver({ text, inWords }: RegionsSubject, region: RegionJudged): readonly string[] {
  return stageIndicators(region)
    .filter(({ found }) => found.cv_meets === false)
    .map(
      ({ stage, found }) =>
        `${inWords(stage)} ${inWords(found.short)} ${shownBeside(text, found.cv, found.cv_limit, CV_DECIMALS)}／${shownPlain(text, found.cv_limit)}`,
    );
}

/** What most sections lack; of equally many, in the order of the standard. */
function largestGaps({ text, inWords }: RegionsSubject, region: RegionJudged): readonly string[] {
  return stageIndicators(region)
    .filter(({ found }) => (found.gap?.amount ?? 0) > 0)
    .toSorted((a, b) => b.found.sections_short - a.found.sections_short)
    .slice(0, GAPS_SHOWN)
    .map(
      ({ stage, found }) =>
        `${inWords(stage)} ${inWords(found.short)} ${shownGap(text, found.gap!)}${text.open}${text.regions.sectionsCount(found.sections_short)}${text.close}`,
    );
}

/** The share of sections that meet the standard, county by county. */
function meetingFigure({ text, regions }: RegionsSubject): readonly Block[] {
  const { regions: words } = text;
  const lines = regions.map((region): ChartLine => {
    const share = region.sections === 0 ? null : region.meeting / region.sections;
    return {
      label: region.name,
      value: share,
      limit: 1,
      shown: `${shownShare(text, region.meeting, region.sections)} ${region.meeting}/${region.sections}`,
      short: share !== null && share < 1,
    };
  });
  if (lines.length > MOST_LINES) return [];
  const chart = { shape: "bar", lines, limitWord: words.allMeet, axisWord: words.meetingAxis, end: 1 } as const;
  return [{ kind: "figure", caption: words.figure, chart }];
}

/** Each indicator over all counties: in how many its CV is over the limit, the highest, and what is lacking in all. */
function indicatorsTable({ text, inWords, regions }: RegionsSubject): Table {
  const { column, regions: words } = text;
  const all = regions.flatMap((region) => stageIndicators(region).map((one) => ({ ...one, region })));
  const groups = new Map<string, typeof all>();
  for (const one of all) {
    const key = `${inWords(one.stage)} ${inWords(one.found.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return {
    kind: "table",
    caption: words.indicators,
    columns: [
      { head: column.indicator, width: 7, align: "left" },
      { head: words.over, width: 2.45, align: "right" },
      { head: words.highest, width: 5, align: "left" },
      { head: column.short, width: 2.45, align: "right" },
      { head: column.lacking, width: 4, align: "right" },
    ],
    rows: [...groups].map(([name, list]) => {
      const over = list.filter(({ found }) => found.cv_meets === false).length;
      const [highest] = list.filter(({ found }) => found.cv !== null).toSorted((a, b) => b.found.cv! - a.found.cv!);
      const gaps = list.flatMap(({ found }) => found.gap ?? []);
      const amount = gaps.reduce((sum, gap) => sum + gap.amount, 0);
      return [
        cell(name),
        cell(String(over), over > 0),
        cell(
          highest === undefined
            ? text.none
            : `${highest.region.name} ${shownBeside(text, highest.found.cv, highest.found.cv_limit, CV_DECIMALS)}`,
        ),
        cell(String(list.reduce((sum, { found }) => sum + found.sections_short, 0))),
        cell(amount === 0 ? text.none : shownGap(text, { amount, unit: gaps[0]!.unit })),
      ];
    }),
  };
}

function shortTable(subject: RegionsSubject): readonly Block[] {
  const { text } = subject;
  const { column, regions: words } = text;
  const items = shortItems(subject);
  if (items.length === 0) return [note(words.noneShort)];
  return [
    {
      kind: "table",
      caption: words.shortTable,
      columns: [
        { head: words.region, width: 4, align: "left" },
        { head: words.item, width: 8, align: "left" },
        { head: words.value, width: 3, align: "right" },
        { head: column.limitOf, width: 3, align: "right" },
      ],
      rows: items.map((item) => [cell(item.region), cell(item.item), cell(item.value, true), cell(item.limit)]),
    },
  ];
}

function lineageTable(subject: RegionsSubject): Table {
  const { ask, text, inWords } = subject;
  const { lineage, column, regions: words } = text;
  const { standard } = standardOf(subject).bundle;
  const all = new Set(ask.of.map(({ answer }) => answer.result.facts));
  const files = [...new Set([...all].map(({ origin }) => origin.file))];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [lineage.standard, `${inWords(standard.name)}${text.open}${standard.id} ${standard.version}${text.close}`],
    [
      lineage.file,
      ask.lineage?.file ?? (files.length > FILES_NAMED ? words.returns(files.length) : files.join(text.separator)),
    ],
    [lineage.digest, ask.lineage?.digest],
    [lineage.rows, String([...all].reduce((sum, { rows: own }) => sum + own, 0))],
    [lineage.kernel, ask.lineage?.kernelVersion],
    [lineage.preparedOn, ask.preparedOn],
  ];
  return {
    kind: "table",
    caption: text.table.lineage,
    columns: [
      { head: column.item, width: 4, align: "left" },
      { head: column.content, width: 12, align: "left" },
    ],
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[cell(label), cell(value)]])),
  };
}
