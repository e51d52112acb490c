/** Words of the page: the report. */
export const report = {
  district: "Write a report",
  school: "Write the school's plan",
  writing: "Writing the report…",
  language: { zh: "Chinese", en: "English" },
  format: {
    docx: "Word: to edit and seal",
    xlsx: "Excel: application tables, living formulas",
    pdf: "PDF: to print",
    html: "Web page: one file, read offline",
  },
};
