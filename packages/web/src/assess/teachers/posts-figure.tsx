import type { PostLine } from "@youheng/kernel/decide";
import { ChartFigure } from "../../chart/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import { useDistrict } from "../district.tsx";
import { postsDrawing } from "./posts-drawing.tsx";

/** Sections drawn: those nearest to the norm or below it; the table behind has all. */
const DRAWN = 20;

/** Teachers against the posts norm, section by section, today and when those who retire are not replaced. */
export function PostsFigure({ posts, foot }: { readonly posts: readonly PostLine[]; readonly foot: string }) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const stageOf = (id: string): string => say(now.document.stages[id] ?? { zh: id, en: id });
  const sorted = posts
    .filter(({ norm }) => norm > 0)
    .toSorted((a, b) => (a.teachers - a.retiring) / a.norm - (b.teachers - b.retiring) / b.norm);
  const title = t("standing.posts");
  const short = posts.filter(({ lack }) => lack > 0).length;
  const later = posts.filter(({ teachers, retiring, norm }) => teachers - retiring < norm).length;
  const note = t("standing.postsNote", { of: posts.length, short, later });
  return (
    <ChartFigure
      title={title}
      label={`${title}. ${note}`}
      note={
        <>
          <p className="fine">{note}</p>
          <p className="fine">{t("standing.postsKey", { drawn: Math.min(DRAWN, sorted.length) })}</p>
        </>
      }
      foot={foot}
      table={{
        columns: [
          t("assess.table.school"),
          t("distribution.stage"),
          t("assess.table.students"),
          t("teachers.figures.teachers"),
          t("teachers.norm"),
          t("teachers.lack"),
          t("teachers.retiringSoon"),
        ],
        rows: sorted.map((one) => [
          one.school_name,
          stageOf(one.stage),
          one.students,
          one.teachers,
          one.norm,
          one.lack,
          one.retiring,
        ]),
      }}
      draw={(width) =>
        postsDrawing(
          {
            marks: sorted.slice(0, DRAWN).map((one) => ({
              name: `${one.school_name} ${stageOf(one.stage)}`,
              teachers: one.teachers,
              norm: one.norm,
              later: one.teachers - one.retiring,
            })),
            words: { norm: t("standing.norm") },
            print: (value) => printAmount(value, language),
          },
          width,
        )
      }
    />
  );
}
