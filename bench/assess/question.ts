import { equalWithin } from "@youheng/kernel/stats";
import type { BalanceLimits } from "@youheng/kernel/stats";

/** Columns of the table `school_year`, a row for each row of a return, with their types in both databases. Codes are text as in a return. */
export const tableColumns: Readonly<Record<string, string>> = {
  region_code: "text",
  school_code: "text",
  school_name: "text",
  school_kind: "text",
  ownership: "text",
  school_year: "integer",
  students: "double precision",
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((k) => [`q${k}`, "double precision"])),
};

/**
 * The assessment as one SQL statement, as fast as we can write it: one scan, sums only, CV from Σ q² ÷ students. (By definition, with a
 * second look at the rows once the mean is known, both databases take more than twice as long.)
 *
 * @param limits  thresholds, floors and rule, from the policy
 * @returns       SQL that both databases understand; a row for each county-year
 */
export function assessmentSql(limits: BalanceLimits): string {
  const each = (write: (k: number) => string, between: string): string =>
    limits.items.map((_, k) => write(k)).join(between);
  const least = (k: number, of: "threshold" | "floor"): string =>
    `${((limits.items[k]![of] / limits.items[k]!.scale) * (1 - equalWithin)).toExponential()}::double precision * students`;
  const scale = (k: number): string => `${limits.items[k]!.scale}`;
  return `
    select region_code, school_year,
      sum(case when ${each((k) => `m${k}`, " + ")} >= ${limits.leastMet} and ${each((k) => `f${k}`, " + ")} = ${limits.items.length} then 1 else 0 end)::double precision,
      ${each((k) => `sum(q${k}) / sum(students) * ${scale(k)}, sqrt(greatest(0, sum(q${k} * q${k} / students) / sum(students) - (sum(q${k}) / sum(students)) * (sum(q${k}) / sum(students)))) / (sum(q${k}) / sum(students)), sum(m${k})::double precision`, ",\n      ")}
    from (
      select *,
        ${each((k) => `case when q${k} >= ${least(k, "threshold")} then 1 else 0 end as m${k}, case when q${k} >= ${least(k, "floor")} then 1 else 0 end as f${k}`, ",\n        ")}
      from school_year
    ) as judged
    group by region_code, school_year
    order by region_code, school_year`;
}
