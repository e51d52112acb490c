export { CockpitPage } from "./cockpit-page.tsx";
