import { Outlet } from "@tanstack/react-router";

/** The scene 师资建设: seats the panels of the rooms. No logic lives here. */
export function TeachersScene() {
  return (
    <div className="page">
      <Outlet />
    </div>
  );
}
