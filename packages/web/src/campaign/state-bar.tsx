import type { CampaignView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";

const order = ["accepted", "submitted", "returned", "filling"] as const;
const fills = {
  accepted: "var(--meets)",
  submitted: "var(--meets-soft)",
  returned: "var(--short)",
  filling: "var(--unknown-soft)",
} as const;

/** How many schools stand where: a bar, and the same in words. */
export function StateBar({ states }: { readonly states: CampaignView["states"] }) {
  const { t } = useSpeech();
  const all = order.reduce((sum, state) => sum + states[state], 0);
  const before = (state: (typeof order)[number]): number =>
    order.slice(0, order.indexOf(state)).reduce((sum, one) => sum + states[one], 0);
  const share = (count: number): number => (all === 0 ? 0 : (count / all) * 100);
  return (
    <div>
      <svg
        className="campaign-bar"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        width="100%"
        height="10"
        aria-hidden="true"
      >
        {order.map((state) => (
          <rect
            key={state}
            x={share(before(state))}
            y="0"
            width={share(states[state])}
            height="4"
            fill={fills[state]}
          />
        ))}
      </svg>
      <p className="campaign-words">
        {order
          .filter((state) => states[state] > 0)
          .map((state) => (
            <span key={state}>
              {t(`campaign.state.${state}`)} <strong>{states[state]}</strong>
            </span>
          ))}
      </p>
    </div>
  );
}
