import { parentPort, workerData } from "node:worker_threads";
import { forecast } from "@youheng/kernel/foresee";

/** The thread in which a forecast for plans is made. */
const { enrolment, births, horizon } = workerData as Parameters<typeof forecast>[1] & {
  readonly enrolment: Parameters<typeof forecast>[0];
};
const { last_year, forecasts } = forecast(enrolment, { horizon, births });
parentPort?.postMessage({ last_year, forecasts });
