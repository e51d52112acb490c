export { ProvincePage, type ProvinceSearch } from "./province-page.tsx";
