/** 页面上的文字：报告。 */
export const report = {
  district: "写成报告",
  school: "写成“一校一案”",
  regions: "写成汇总报告",
  writing: "正在写报告……",
  plans: "各校一校一案",
  plansAs: "全部学校打成一个 zip：{{format}}，{{language}}",
  plansProgress: "正在写一校一案：{{n}} / {{of}}",
  plansStop: "取消",
  package: "评估包：离线重算，逐字节核对",
  noPackage: "这一年还没有保存过的评估；发布数据后会自动保存。",
  language: { zh: "中文", en: "英文" },
  format: {
    docx: "Word：自评报告，可改可盖章",
    xlsx: "Excel：申报表和活公式的计算表",
    pdf: "PDF：打印",
    html: "网页：一个文件，离线可看",
  },
  formatOfRegions: {
    docx: "Word：汇总报告，可改可盖章",
    xlsx: "Excel：各区县判定、差异系数、缺口",
    pdf: "PDF：打印",
    html: "网页：一个文件，离线可看",
  },
} as const;
