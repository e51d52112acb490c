import { expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";

const stamp = new Date("2027-01-05T03:04:05Z");

it("is a calendar of RFC 5545, a whole day for each due day", () => {
  const day = { id: "t1", day: "2027-08-31", title: "补 3 名美术教师", details: "人事科" };
  expect(calendarOf([day], stamp).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Youheng//act//ZH",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:t1@youheng",
    "DTSTAMP:20270105T030405Z",
    "DTSTART;VALUE=DATE:20270831",
    "SUMMARY:补 3 名美术教师",
    "DESCRIPTION:人事科",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

it("lets no title break out of its line, and cuts no character", () => {
  const title = `甲；a,b;c\nEND:VEVENT\r\nX:${"很长的标题".repeat(30)}`;
  const lines = calendarOf([{ id: "1", day: "2027-01-01", title, details: "" }], stamp).split("\r\n");
  expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(lines.join("\r\n").replaceAll("\r\n ", "")).toContain("很长的标题".repeat(30));
});
