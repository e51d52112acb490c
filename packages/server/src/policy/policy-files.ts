import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The files of one standard. */
export interface StandardFiles {
  readonly folder: string;
  readonly standard: string;
  readonly indicators: readonly string[];
  readonly requirements: readonly string[];
  readonly cases: readonly string[];
  /** what stands in `standard`, where it is not on a disk */
  readonly text?: string;
}

/** A standard in one file that is not on a disk: as it is kept in the store, or was just typed. */
export interface StandardText {
  /** the file's name in messages */
  readonly name: string;
  readonly text: string;
}

/** The files of one official return: its own and those of its sheets. */
export interface OfficialFormFiles {
  readonly official: string;
  readonly sheets: readonly string[];
}

/** The files of a policy folder, by what they hold; in order of their names, so that the same folder reads the same. */
export interface PolicyFiles {
  readonly glossary: readonly string[];
  readonly fields: readonly string[];
  readonly forms: readonly string[];
  readonly officialForms: readonly OfficialFormFiles[];
  readonly lineage: readonly string[];
  readonly applications: readonly string[];
  readonly standards: readonly StandardFiles[];
}

/**
 * Finds the files of a policy folder: glossary.yaml, fields/*.yaml, forms/ID/form.yaml, forms/ID/lineage.yaml, forms/ID/reading.yaml, standards/ID/…, standards/ID.yaml.
 * A root may also be one file, or the text of one, that holds a whole standard.
 */
export async function policyFilesOf(root: string | StandardText): Promise<PolicyFiles> {
  if (typeof root !== "string") return onlyStandards([{ ...inOneFile(root.name), text: root.text }]);
  if (/\.ya?ml$/.test(root)) return onlyStandards((await isFile(root)) ? [inOneFile(root)] : []);
  const standardFolders = await foldersIn(join(root, "standards"));
  const formFolders = await foldersIn(join(root, "forms"));
  const inForms = async (file: string): Promise<string[]> =>
    (await Promise.all(formFolders.map((folder) => yamlIn(folder, file)))).flat();
  return {
    glossary: await yamlIn(root, "glossary.yaml"),
    fields: await yamlIn(join(root, "fields")),
    forms: await inForms("form.yaml"),
    officialForms: (await Promise.all(formFolders.map(officialFilesOf))).flat(),
    lineage: await inForms("lineage.yaml"),
    applications: await inForms("reading.yaml"),
    standards: [
      ...(await Promise.all(standardFolders.map(standardFilesOf))).flat(),
      ...(await yamlIn(join(root, "standards"))).map(inOneFile),
    ],
  };
}

/** A standard that one file says all of. */
function inOneFile(file: string): StandardFiles {
  return { folder: dirname(file), standard: file, indicators: [], requirements: [], cases: [] };
}

function onlyStandards(standards: readonly StandardFiles[]): PolicyFiles {
  return { glossary: [], fields: [], forms: [], officialForms: [], lineage: [], applications: [], standards };
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Whether a folder holds anything that is policy. */
export function isEmpty(files: PolicyFiles): boolean {
  return (
    files.glossary.length +
      files.fields.length +
      files.forms.length +
      files.officialForms.length +
      files.lineage.length +
      files.applications.length +
      files.standards.length ===
    0
  );
}

async function officialFilesOf(folder: string): Promise<OfficialFormFiles[]> {
  const [official] = await yamlIn(folder, "official.yaml");
  return official === undefined ? [] : [{ official, sheets: await yamlIn(join(folder, "sheets")) }];
}

async function standardFilesOf(folder: string): Promise<StandardFiles[]> {
  const [standard] = await yamlIn(folder, "standard.yaml");
  if (standard === undefined) return [];
  return [
    {
      folder,
      standard,
      indicators: await yamlIn(join(folder, "indicators")),
      requirements: await yamlIn(join(folder, "requirements")),
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
