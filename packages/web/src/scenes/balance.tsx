import { Outlet } from "@tanstack/react-router";

/** The scene 优质均衡: seats the rooms sense and assess. No logic lives here. */
export function BalanceScene() {
  return (
    <div className="page">
      <Outlet />
    </div>
  );
}
