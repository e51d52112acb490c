import { writeFileSync } from "node:fs";
import { templateWorkbook } from "./template.ts";

/**
 * Makes the empty template again from `policy/forms/tidy` and `policy/fields`:
 *
 *     node examples/tidy-template/generate.ts
 */
writeFileSync(new URL("tidy-template.xlsx", import.meta.url), await templateWorkbook());
