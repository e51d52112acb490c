import { createRoute } from "@tanstack/react-router";
import { inside } from "./routes-ground.tsx";
import { TeachersScene } from "./scenes/index.ts";

const teachers = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/teachers",
  component: TeachersScene,
});

/** The ways through the scene 师资建设. */
export const teachersRoutes = [teachers.addChildren([])] as const;
