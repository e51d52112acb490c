export { openAdminDoor } from "./admin-door.ts";
export { askDoor } from "./ask-door.ts";
