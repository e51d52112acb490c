import { parentPort, workerData } from "node:worker_threads";
import { outlook, type OutlookAsk } from "@youheng/kernel/foresee";

/** The thread in which an outlook is made: it takes seconds for a province, and the server goes on answering. */
parentPort?.postMessage(outlook(workerData as OutlookAsk));
