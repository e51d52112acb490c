import { parentPort, workerData } from "node:worker_threads";
import { changedForecast, type Enrolment, forecast, type PlannedChanges } from "@youheng/kernel/foresee";

/** What is planned, to be checked against the forecast of an enrolment. */
export interface PlannedAsk {
  readonly enrolment: Enrolment;
  readonly plan: PlannedChanges;
  readonly horizon: number;
}

/** The thread in which what is planned is laid on the forecast; it says what does not fit. */
const { enrolment, plan, horizon } = workerData as PlannedAsk;
const plain = forecast(enrolment, { horizon, births: null });
parentPort?.postMessage(changedForecast(plain, plan, enrolment).findings.slice(plain.findings.length));
