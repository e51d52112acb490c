export * from "./assess-return.ts";
export { kernelVersion } from "./kernel-version.ts";
