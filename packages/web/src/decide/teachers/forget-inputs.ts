import type { QueryClient } from "@tanstack/react-query";

/** Whatever follows from the inputs of plans is asked anew. */
export async function forgetInputs(client: QueryClient): Promise<void> {
  await Promise.all(["plan-inputs", "teachers", "studio"].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
