export { CampaignPage } from "./campaign-page.tsx";
export { CampaignsPage } from "./campaigns-page.tsx";
export { MySchoolsPage } from "./my-schools-page.tsx";
export { SchoolFormPage } from "./school-form-page.tsx";
