import type { Command } from "commander";

/** Adds one kind of plan to `youheng plan`. */
type PlanSeat = (plan: Command) => void;

/** Every kind of plan has a seat here, in a file of its own (plan-….ts), loaded when its name is typed. */
const PLAN_SEATS: Readonly<Record<string, () => Promise<PlanSeat>>> = {
  groups: async () => (await import("./plan-groups.ts")).planGroupsCommand,
  resources: async () => (await import("./plan-resources.ts")).planResourcesCommand,
  rotation: async () => (await import("./plan-rotation.ts")).planRotationCommand,
  catchments: async () => (await import("./plan-catchments.ts")).planCatchmentsCommand,
  projects: async () => (await import("./plan-projects.ts")).planProjectsCommand,
  sites: async () => (await import("./plan-sites.ts")).planSitesCommand,
};

/**
 * Seats `youheng plan …`: the plans of the room "decide".
 *
 * @param typed  the kind of plan that was typed; all kinds are loaded for help, or when no such kind is known
 * @example      (await planCommand("catchments"))(program)
 */
export async function planCommand(typed: string | undefined): Promise<(program: Command) => void> {
  const seat = typed === undefined ? undefined : PLAN_SEATS[typed];
  const seats = await Promise.all((seat === undefined ? Object.values(PLAN_SEATS) : [seat]).map((load) => load()));
  return (program) => {
    const plan = program
      .command("plan")
      .description("决策：求最省的方案，并证明它有多好 · decide: the cheapest plan, with a proof of how good it is");
    for (const add of seats) add(plan);
  };
}
