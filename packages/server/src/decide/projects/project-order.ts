import type { ProjectFacts, ProjectSetting } from "@youheng/kernel/decide";

/** What the thread is told to do. */
export interface ProjectOrder {
  readonly facts: ProjectFacts;
  readonly setting: ProjectSetting;
}
