import { dayNumber } from "@youheng/kernel/act";
import type { OwnDuty } from "../duties/index.ts";
import { plainLine } from "./plain-line.ts";

/** A letter as it is read: heading and plain text. No markup: what cannot run cannot be misused. */
export interface LetterText {
  readonly heading: string;
  readonly body: string;
}

export interface LetterGround {
  readonly today: string;
  readonly language: "zh" | "en";
  /** lines at most; of the rest it only says how many */
  readonly mostLines: number;
  /** the address people type: "https://youheng.example.cn" */
  readonly address: string;
}

const longestTitle = 120;

/**
 * The letter that reminds of several duties at once: title, due day, and where to go. Nothing else of what is known stands in it: it
 * passes through machines that are not the bureau's.
 */
export function reminderLetter(duties: readonly OwnDuty[], ground: LetterGround): LetterText {
  const { language, mostLines, address } = ground;
  const words = language === "zh" ? zh : en;
  const lines = duties.slice(0, mostLines).flatMap(({ duty, standsInFor }, i) => {
    const title = plainLine(duty.title[language], longestTitle);
    const days = dayNumber(duty.dueOn) - dayNumber(ground.today);
    return [`${i + 1}. ${title}`, `   ${words.due(duty.dueOn, days)}${standsInFor === null ? "" : words.standsIn}`];
  });
  const rest = duties.length - mostLines;
  const late = duties.filter(({ duty }) => duty.dueOn < ground.today).length;
  return {
    heading: words.heading(duties.length, late),
    body: [
      words.intro,
      "",
      ...lines,
      ...(rest > 0 ? [words.more(rest)] : []),
      "",
      `${words.go}${address}/duties`,
      `${words.change}${address}/account`,
      words.foot,
      "",
    ].join("\n"),
  };
}

/** The letter that shows that letters arrive. */
export function testLetter({ language, address }: Pick<LetterGround, "language" | "address">): LetterText {
  const words = language === "zh" ? zh : en;
  return { heading: words.testHeading, body: [words.test, "", `${address}/account`, words.foot, ""].join("\n") };
}

const zh = {
  heading: (n: number, late: number): string =>
    late === 0 ? `优衡提醒：${n} 项快到期` : `优衡提醒：${n} 项，其中 ${late} 项已逾期`,
  intro: "您好，下列事项快到期或已逾期：",
  due: (day: string, days: number): string =>
    `期限 ${day}${days < 0 ? `，已逾期 ${-days} 天` : days === 0 ? "，今天到期" : `，还有 ${days} 天`}`,
  standsIn: "（代办）",
  more: (n: number): string => `另有 ${n} 项，登录后可见。`,
  go: "去办理：",
  change: "改提醒方式：",
  foot: "本邮件由优衡自动发出，请勿回复。",
  testHeading: "优衡：试发邮件",
  test: "这是一封试发的邮件。您收到它，说明提醒可以送到这个邮箱。",
};

const en: typeof zh = {
  heading: (n, late) => (late === 0 ? `Youheng: ${n} due soon` : `Youheng: ${n} to do, of which ${late} overdue`),
  intro: "These are due soon or overdue:",
  due: (day, days) => `Due ${day}${days < 0 ? `, ${-days} days late` : days === 0 ? ", today" : `, in ${days} days`}`,
  standsIn: " (you stand in for another)",
  more: (n) => `And ${n} more: sign in to see them.`,
  go: "To do it: ",
  change: "To change these reminders: ",
  foot: "Sent by Youheng by itself. Please do not reply.",
  testHeading: "Youheng: a test letter",
  test: "This is a test. That you read it shows that reminders reach this mailbox.",
};
