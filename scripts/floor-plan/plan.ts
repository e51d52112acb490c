/** Which floors each floor may stand on; "types" means `import type` only. */
export const STAIRS: Readonly<Record<string, Readonly<Record<string, "all" | "types">>>> = {
  kernel: {},
  server: { kernel: "all" },
  web: { kernel: "all", server: "types" },
  cli: { kernel: "all", server: "all" },
};

/** The types of the HTTP interface: the one thing of the server that the web page knows. */
export const INTERFACE = "@youheng/server/api";

/**
 * The rooms of each floor from left to right: a room may use those on its left.
 * The six of the house stand in the same order everywhere; around them is what they stand on and what shows them.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  kernel: words("stats solve model · sense assess foresee decide act share"),
  server: words(
    "policy store keep evidence identity · sense returns workshop assess report foresee decide act share · http",
  ),
  web: words(
    "text design chart table ask identity · shell policy · sense assess foresee decide act share · province keep cockpit workshop people campaign scenes",
  ),
  cli: ["oracle"],
};

function words(line: string): readonly string[] {
  return line.split(" ").filter((word) => word !== "·");
}
