/** The room "decide" 决策: what shall we do? Models and searches, draws of admission; a solver is handed in. */
export * from "./catchments/index.ts";
export * from "./draw/index.ts";
export * from "./ground/index.ts";
