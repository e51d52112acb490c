import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AssessDeps } from "../../assess/index.ts";
import { type Actor, teacherFiles, type TeacherPart } from "../../store/index.ts";
import { bringTeacherFile, type TeacherAsk } from "./teacher-ground.ts";

const actor: Actor = { regionCode: "000000", name: "system" };

/** The standard against whose indicators the costs of the example are written. */
interface ExampleTeachers {
  readonly school_year: number;
  readonly standard: string;
  readonly roster: string;
  /** of the year before: by two rosters rotation is judged */
  readonly last_roster: string;
  readonly costs: string;
}

/**
 * Loads the roster and the costs of an example district; none where the district has some already.
 *
 * @param folder  with district.json
 * @throws        Error naming the file that does not read: an example is ours
 */
export async function loadExampleTeachers(deps: AssessDeps, folder: string): Promise<void> {
  const { region_code: regionCode, teachers } = JSON.parse(await readFile(join(folder, "district.json"), "utf8")) as {
    readonly region_code: string;
    readonly teachers?: ExampleTeachers;
  };
  if (teachers === undefined) return;
  const ask = { regionCode, schoolYear: teachers.school_year, standardId: teachers.standard };
  if ((await teacherFiles(deps.store, ask)).length > 0) return;
  const before = { ...ask, schoolYear: ask.schoolYear - 1 };
  const files: readonly (readonly [TeacherAsk, TeacherPart, string])[] = [
    [before, "roster", teachers.last_roster],
    [ask, "roster", teachers.roster],
    [ask, "costs", teachers.costs],
  ];
  for (const [of, part, fileName] of files) {
    const content = await readFile(join(folder, fileName));
    const { kept, findings } = await bringTeacherFile(deps, actor, { ask: of, part, fileName, content });
    if (!kept) throw new Error(`the example file ${fileName} has errors: ${JSON.stringify(findings)}`);
  }
}
