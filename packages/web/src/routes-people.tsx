import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./routes-ground.tsx";

/** The ways of people and of the yearly campaign. */
const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  component: lazyRouteComponent(() => import("./people/index.ts"), "PeoplePage"),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("./people/index.ts"), "AccountPage"),
});
const campaigns = createRoute({
  getParentRoute: () => inside,
  path: "/campaigns",
  component: lazyRouteComponent(() => import("./campaign/index.ts"), "CampaignsPage"),
});
const campaign = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/campaign",
  component: lazyRouteComponent(() => import("./campaign/index.ts"), "CampaignPage"),
});
const form = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/schools/$school/form",
  component: lazyRouteComponent(() => import("./campaign/index.ts"), "SchoolFormPage"),
});
const mySchools = createRoute({
  getParentRoute: () => inside,
  path: "/my-schools",
  component: lazyRouteComponent(() => import("./campaign/index.ts"), "MySchoolsPage"),
});

const duties = createRoute({
  getParentRoute: () => inside,
  path: "/duties",
  component: lazyRouteComponent(() => import("./act/index.ts"), "DutiesPage"),
});
const answers = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/answers",
  component: lazyRouteComponent(() => import("./act/index.ts"), "AnswersPage"),
});

export const peopleRoutes = [duties, answers, people, account, campaigns, campaign, form, mySchools] as const;
