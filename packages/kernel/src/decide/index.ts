/** The room "decide" 决策: what shall we do? Draws of admission. */
export * from "./draw/index.ts";
