/**
 * The scenes, and in each the steps that are furnished, with the way to each: a new page is seated here, and the header shows it.
 * A scene without a step is not shown.
 */
const WAYS = {
  balance: {
    sense: "/regions/$region/$year/balance/sense",
    assess: "/regions/$region/$year/balance/assess",
    decide: "/regions/$region/$year/balance/decide",
    act: "/regions/$region/$year/balance/act",
  },
  places: {
    sense: "/regions/$region/$year/places/sense",
    assess: "/regions/$region/$year/places/assess",
    decide: "/regions/$region/$year/places/decide",
    act: "/regions/$region/$year/places/act",
  },
  teachers: {
    sense: "/regions/$region/$year/teachers/sense",
    assess: "/regions/$region/$year/teachers/assess",
    decide: "/regions/$region/$year/teachers/decide",
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Step, string>>>>>;

export type Scene = keyof typeof WAYS;
/** The four steps of every scene. */
export type Step = "sense" | "assess" | "decide" | "act";
type Values<T> = T extends unknown ? T[keyof T] : never;
/** The address of a step, as the router knows it. */
export type WayTo = Values<(typeof WAYS)[Scene]>;

/** A step of a scene; a step that the scene has not, or none, is "". */
export interface Way {
  readonly scene: Scene;
  readonly step: string;
}

/** The steps of a scene, in the order of the loop, each with its address. */
export function waysOf(scene: Scene): readonly (readonly [Step, WayTo])[] {
  return Object.entries(WAYS[scene]) as [Step, WayTo][];
}

/** The scenes that have a page. */
export const furnishedScenes: readonly Scene[] = (Object.keys(WAYS) as Scene[]).filter(
  (scene) => waysOf(scene).length > 0,
);

/** The same step, or the scene's first where it has not this one. */
export function nearestWay({ scene, step }: Way): WayTo {
  const ways = waysOf(scene);
  return ways.find(([id]) => id === step)?.[1] ?? ways[0]?.[1] ?? WAYS.balance.assess;
}

/** What stands beside the scenes: the yearly campaign and its forms belong to no step. */
const BESIDE: ReadonlySet<string> = new Set(["campaign", "schools"]);

/** The scene and step of an address; imports belong to sensing; where no scene is named, the verdict. */
export function wayOf(path: string): Way {
  const [, scene, step] = /^\/regions\/[^/]+\/[^/]+\/([^/]+)\/?([^/]*)/.exec(path) ?? [];
  if (scene !== undefined && isScene(scene)) return { scene, step: step ?? "" };
  if (scene !== undefined && BESIDE.has(scene)) return { scene: "balance", step: "" };
  return { scene: "balance", step: path.startsWith("/imports") ? "sense" : "assess" };
}

/** Whether an address is of the yearly campaign. @example isOfCampaign("/regions/990102/2026/campaign") // true */
export function isOfCampaign(path: string): boolean {
  return BESIDE.has(/^\/regions\/[^/]+\/[^/]+\/([^/]+)/.exec(path)?.[1] ?? "");
}

/** The scene of that name; an unknown one is the first. */
export function sceneNamed(word: string): Scene {
  return isScene(word) ? word : "balance";
}

function isScene(word: string): word is Scene {
  return Object.hasOwn(WAYS, word);
}
