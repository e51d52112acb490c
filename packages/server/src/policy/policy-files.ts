import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The files of one standard. */
export interface StandardFiles {
  readonly folder: string;
  readonly standard: string;
  readonly indicators: readonly string[];
  readonly cases: readonly string[];
}

/** The files of a policy folder, by what they hold; in order of their names, so that the same folder reads the same. */
export interface PolicyFiles {
  readonly glossary: readonly string[];
  readonly fields: readonly string[];
  readonly forms: readonly string[];
  readonly standards: readonly StandardFiles[];
}

/** Finds the files of a policy folder: glossary.yaml, fields/*.yaml, forms/ID/form.yaml, standards/ID/…. */
export async function policyFilesOf(root: string): Promise<PolicyFiles> {
  const standardFolders = await foldersIn(join(root, "standards"));
  const forms = await Promise.all((await foldersIn(join(root, "forms"))).map((folder) => yamlIn(folder, "form.yaml")));
  return {
    glossary: await yamlIn(root, "glossary.yaml"),
    fields: await yamlIn(join(root, "fields")),
    forms: forms.flat(),
    standards: (await Promise.all(standardFolders.map(standardFilesOf))).flat(),
  };
}

/** Whether a folder holds anything that is policy. */
export function isEmpty(files: PolicyFiles): boolean {
  return files.glossary.length + files.fields.length + files.forms.length + files.standards.length === 0;
}

async function standardFilesOf(folder: string): Promise<StandardFiles[]> {
  const [standard] = await yamlIn(folder, "standard.yaml");
  if (standard === undefined) return [];
  return [
    {
      folder,
      standard,
      indicators: await yamlIn(join(folder, "indicators")),
      cases: await yamlIn(join(folder, "cases")),
    },
  ];
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

async function yamlIn(folder: string, only?: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  const fits = (name: string): boolean => (only === undefined ? /\.ya?ml$/.test(name) : name === only);
  return entries
    .filter((entry) => entry.isFile() && fits(entry.name))
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

/** A folder that does not exist holds nothing. */
async function entriesOf(folder: string) {
  const exists = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return exists ? await readdir(folder, { withFileTypes: true }) : [];
}
