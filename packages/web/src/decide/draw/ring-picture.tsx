import { ringOrder } from "@youheng/kernel/decide";
import { useSpeech } from "../../text/index.ts";

/** A ring to draw: so many numbers, and how many of them are taken. */
export interface RingPictureProps {
  readonly count: number;
  readonly start: number;
  readonly interval: number;
  readonly places: number;
}

const size = 340;
const middle = size / 2;

/** The ring 起始号 + 等差数 as a clock of numbers: those drawn are filled, with the order in which they left beside them. */
export function RingPicture({ count, start, interval, places }: RingPictureProps) {
  const { t } = useSpeech();
  const order = new Map(Array.from(ringOrder(count, { start, interval }), (number, at) => [number, at + 1]));
  const drawn = Math.min(places, count);
  const radius = Math.min(13, (Math.PI * 128) / count);
  const at = (number: number, far: number) => {
    const angle = ((number - 1) / count) * 2 * Math.PI - Math.PI / 2;
    return { x: middle + far * Math.cos(angle), y: middle + far * Math.sin(angle) };
  };
  const firstHops = Array.from({ length: Math.max(0, Math.min(4, drawn - 1)) }, (_, i) => [i + 1, i + 2] as const);
  const numberAt = (place: number): number => Array.from(order).find(([, one]) => one === place)![0];
  return (
    <svg
      className="ring-picture"
      role="img"
      aria-label={t("draw.picture.ring", { drawn, count })}
      viewBox={`0 0 ${size} ${size}`}
    >
      <circle className="ring-line" cx={middle} cy={middle} r={124} />
      {firstHops.map(([from, to]) => {
        const [a, b] = [at(numberAt(from), 108), at(numberAt(to), 108)];
        return <path key={from} className="ring-hop" d={`M${a.x} ${a.y}L${b.x} ${b.y}`} />;
      })}
      {Array.from({ length: count }, (_, i) => i + 1).map((number) => {
        const place = order.get(number)!;
        const taken = place <= drawn;
        const [dot, said] = [at(number, 124), at(number, 152)];
        return (
          <g key={number} className={taken ? "ring-number ring-drawn" : "ring-number"}>
            <circle cx={dot.x} cy={dot.y} r={radius} />
            {radius > 7 && (
              <text x={dot.x} y={dot.y} dy="0.35em">
                {number}
              </text>
            )}
            {taken && count <= 40 && (
              <text className="ring-order" x={said.x} y={said.y} dy="0.35em">
                {place}
              </text>
            )}
          </g>
        );
      })}
      <text className="ring-said" x={middle} y={middle - 4}>
        {start} · +{interval}
      </text>
      <text className="ring-said-small" x={middle} y={middle + 18}>
        {drawn} / {count}
      </text>
    </svg>
  );
}
