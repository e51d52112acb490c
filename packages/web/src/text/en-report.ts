/** Words of the page: the report. */
export const report = {
  district: "Write a report",
  school: "Write the school's plan",
  regions: "Write a summary report",
  writing: "Writing the report…",
  plans: "Plans of all schools",
  plansAs: "Every school in one zip: {{format}}, {{language}}",
  plansProgress: "Writing the schools' plans: {{n}} of {{of}}",
  plansStop: "Cancel",
  package: "Package: compute it again offline, byte by byte",
  noPackage: "No assessment of this year was kept yet; publishing keeps one.",
  language: { zh: "Chinese", en: "English" },
  format: {
    docx: "Word: to edit and seal",
    xlsx: "Excel: application tables, living formulas",
    pdf: "PDF: to print",
    html: "Web page: one file, read offline",
  },
  formatOfRegions: {
    docx: "Word: summary report, to edit and seal",
    xlsx: "Excel: verdicts, CVs and gaps of every district",
    pdf: "PDF: to print",
    html: "Web page: one file, read offline",
  },
};
