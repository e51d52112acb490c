import { parentPort, workerData } from "node:worker_threads";
import { type DrawTask, drawTasks } from "./draw-tasks.ts";
import type { DrawOrder } from "./in-draw-thread.ts";

/** The thread in which the long work of a draw is done: a hundred thousand lines take a second or two, and the server goes on answering. */
const { task, ask } = workerData as DrawOrder<DrawTask>;
parentPort?.postMessage(await drawTasks[task](ask as never));
