import type { IndicatorDocument } from "@youheng/kernel/assess";

const height = 22;
const middle = height / 2;

/** A CV on its axis: a circle within the limit, a triangle beyond it; the ground beyond the limit is hatched. */
export function CvDot({ one, scale }: { readonly one: IndicatorDocument; readonly scale: number }) {
  const at = (value: number): string => `${Math.min(100, (value / scale) * 100)}%`;
  return (
    <svg className="cv-dot" width="100%" height={height} aria-hidden="true">
      <line x1="0" x2="100%" y1={middle} y2={middle} className="axis" />
      {one.cv_limit !== null && (
        <>
          <rect x={at(one.cv_limit)} y={middle - 5} width="100%" height="10" className="beyond" />
          <line x1={at(one.cv_limit)} x2={at(one.cv_limit)} y1="2" y2={height - 2} className="limit" />
        </>
      )}
      {one.cv !== null && (
        <>
          <line
            x1="0"
            x2={at(one.cv)}
            y1={middle}
            y2={middle}
            className={one.cv_meets === false ? "reach reach-over" : "reach"}
          />
          <svg x={at(one.cv)} y={middle} overflow="visible">
            {one.cv_meets === false ? (
              <path d="M0-6.5 6.5 5h-13z" className="dot-over" />
            ) : (
              <circle r="5" className="dot-within" />
            )}
          </svg>
        </>
      )}
    </svg>
  );
}
