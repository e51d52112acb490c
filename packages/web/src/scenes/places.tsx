import { Outlet } from "@tanstack/react-router";

/** The scene 学位保障: seats the panels of the rooms. No logic lives here. */
export function PlacesScene() {
  return (
    <div className="page">
      <Outlet />
    </div>
  );
}
