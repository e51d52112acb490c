export { BalanceScene } from "./balance.tsx";
