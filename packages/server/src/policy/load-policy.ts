import { fileURLToPath } from "node:url";
import type { Field, Finding, Form, Standard, Words } from "@youheng/kernel/model";
import type { Incomplete } from "./merge-by-id.ts";
import type { ApplicationForm, LineageForm, OfficialForm } from "@youheng/kernel/sense";
import { mergeStandard } from "./merge-standard.ts";
import type { Policy, Term } from "./policy.ts";
import { danglingFinding, nothingThere, unknownBase } from "./load-findings.ts";
import { policyFinding } from "./policy-finding.ts";
import {
  isEmpty,
  policyFilesOf,
  type PolicyFiles,
  type StandardFiles,
  type StandardText,
  type OfficialFormFiles,
} from "./policy-files.ts";
import { caseFile, type PolicyCase } from "./read-case.ts";
import { fieldOf, fieldsFile, stageOf, type StageWords } from "./read-fields.ts";
import { formFile, formOf } from "./read-form.ts";
import { applicationFile, applicationFormOf } from "./read-application-form.ts";
import { lineageFile, lineageFormOf } from "./read-lineage-form.ts";
import { formulasOf, type StandardPiecesRead } from "./loose-formulas.ts";
import { readOfficialForm } from "./read-official-form.ts";
import { glossaryFile, termOf } from "./read-glossary.ts";
import { headlessFile, indicatorFile, partOf, sourceBook, standardFile, type StandardAsRead } from "./read-standard.ts";
import { requirementFile, type RequirementAsRead } from "./read-requirement.ts";
import type { Lined, Shape } from "./shapes.ts";
import type { Dangling } from "./source-shapes.ts";
import { readYaml, readYamlText, shownPath } from "./yaml-file.ts";

/** The policy that comes with the program: `policy/` of the repository. */
export const POLICY_ROOT = fileURLToPath(new URL("../../../../policy", import.meta.url));

/** A policy with what is wrong in its files. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/**
 * Reads policy folders into plain values. Mistakes in the files are findings with file, line and the likely word;
 * what can be read is read all the same. A later folder adds to the earlier ones, and wins where ids are the same.
 *
 * @param roots  folders laid out as `policy/`, POLICY_ROOT being the program's own; or single files (or texts) of one standard
 * @returns      findings of severity "error" mean that a part is left out
 * @throws       only what the disk throws
 * @example      const { policy } = await loadPolicy([POLICY_ROOT]);
 */
export async function loadPolicy(roots: readonly (string | StandardText)[] = [POLICY_ROOT]): Promise<LoadedPolicy> {
  const gathered = emptyGathering();
  for (const root of roots) await gatherRoot(root, gathered);
  for (const form of gathered.formFiles) gathered.forms.set(form.id, formOf(form, gathered));
  buildStandards(gathered);
  return { policy: policyOf(gathered), findings: gathered.findings };
}

interface StandardRead extends StandardPiecesRead {
  readonly files: StandardFiles;
  readonly read: Lined<StandardAsRead>;
}

/** What has been read so far. */
interface Gathering {
  readonly findings: Finding[];
  readonly glossary: Map<string, Term>;
  readonly stageOf: Map<string, StageWords>;
  readonly units: Map<string, Words>;
  readonly fields: Map<string, Field>;
  readonly kindStages: Record<string, readonly string[]>;
  readonly formFiles: Parameters<typeof formOf>[0][];
  readonly forms: Map<string, Form>;
  readonly officialForms: Map<string, OfficialForm>;
  lineage: LineageForm | null;
  application: ApplicationForm | null;
  /** parts of standards that have no head */
  readonly headless: StandardPiecesRead[];
  readonly standardFiles: Map<string, StandardRead>;
  readonly standards: Map<string, Standard>;
  readonly cases: PolicyCase[];
  readonly places: Map<string, Lined<unknown>>;
  readonly stages: StageWords[];
  files: number;
}

function emptyGathering(): Gathering {
  return {
    findings: [],
    glossary: new Map(),
    stageOf: new Map(),
    units: new Map(),
    fields: new Map(),
    kindStages: {},
    formFiles: [],
    forms: new Map(),
    officialForms: new Map(),
    lineage: null,
    application: null,
    headless: [],
    standardFiles: new Map(),
    standards: new Map(),
    cases: [],
    places: new Map(),
    stages: [],
    files: 0,
  };
}

function policyOf(gathered: Gathering): Policy {
  const { kindStages, forms, officialForms, standards, cases, places, files, stages, units } = gathered;
  return {
    glossary: [...gathered.glossary.values()],
    stages,
    units,
    fields: [...gathered.fields.values()],
    kindStages,
    forms,
    officialForms,
    lineage: gathered.lineage,
    application: gathered.application,
    standards,
    loose: [...gathered.headless, ...notMade(gathered)].flatMap(formulasOf),
    cases,
    places,
    files,
  };
}

/** Standards of which something is missing, or whose base is. */
function notMade({ standardFiles, standards }: Gathering): readonly StandardPiecesRead[] {
  return [...standardFiles].filter(([id]) => !standards.has(id)).map(([, one]) => one);
}

async function gatherRoot(root: string | StandardText, gathered: Gathering): Promise<void> {
  const files = await policyFilesOf(root);
  if (isEmpty(files)) gathered.findings.push(nothingThere(typeof root === "string" ? root : root.name));
  for (const path of files.glossary) await gatherGlossary(path, gathered);
  for (const path of files.fields) await gatherFields(path, gathered);
  for (const path of files.forms) await gatherForm(path, gathered);
  for (const form of files.officialForms) await gatherOfficialForm(form, gathered);
  for (const path of files.lineage) await gatherLineage(path, gathered);
  for (const path of files.applications) await gatherApplication(path, gathered);
  for (const standard of files.standards) await gatherStandard(standard, gathered);
  gathered.files += countOf(files);
}

function countOf(files: PolicyFiles): number {
  const inStandards = files.standards.reduce(
    (count, { indicators, requirements, cases }) => count + 1 + indicators.length + requirements.length + cases.length,
    0,
  );
  const inOfficial = files.officialForms.reduce((count, { sheets }) => count + 1 + sheets.length, 0);
  return (
    files.glossary.length +
    files.fields.length +
    files.forms.length +
    files.lineage.length +
    files.applications.length +
    inOfficial +
    inStandards
  );
}

async function gatherGlossary(path: string, gathered: Gathering): Promise<void> {
  const read = await readYaml(path, glossaryFile, gathered.findings);
  for (const term of read?.terms ?? []) gathered.glossary.set(term.code, termOf(term));
}

async function gatherFields(path: string, gathered: Gathering): Promise<void> {
  const read = await readYaml(path, fieldsFile, gathered.findings);
  for (const { id, ...words } of read?.units ?? []) gathered.units.set(id, words);
  for (const stage of read?.stages ?? []) gathered.stageOf.set(stage.id, stageOf(stage));
  gathered.stages.splice(0, gathered.stages.length, ...gathered.stageOf.values());
  for (const field of read?.fields ?? []) {
    gathered.fields.set(
      field.value.id,
      withCodesOf(gathered.fields.get(field.value.id), fieldOf(field.value, read?.of)),
    );
    gathered.places.set(`field/${field.value.id}`, field);
  }
  Object.assign(gathered.kindStages, read?.kindStages ?? {});
}

/** A later folder may add spellings and codes to a field of an earlier one. */
function withCodesOf(earlier: Field | undefined, field: Field): Field {
  if (earlier?.codes === undefined) return field;
  return {
    ...field,
    codes: { ...earlier.codes, ...field.codes },
    codeNames: { ...earlier.codeNames, ...field.codeNames },
  };
}

async function gatherForm(path: string, gathered: Gathering): Promise<void> {
  const read = await readYaml(path, formFile, gathered.findings);
  if (read === undefined) return;
  gathered.formFiles.push(read);
  gathered.places.set(`form/${read.id}`, { value: read, file: shownPath(path), line: 1 });
  for (const column of read.columns) gathered.places.set(`form/${read.id}/column/${column.value.field}`, column);
  for (const check of read.checks ?? []) gathered.places.set(`form/${read.id}/check/${check.value.id}`, check);
}

async function gatherOfficialForm(files: OfficialFormFiles, gathered: Gathering): Promise<void> {
  const form = await readOfficialForm(files, gathered.findings);
  if (form === null) return;
  gathered.officialForms.set(form.id, form);
  gathered.places.set(`official/${form.id}`, { value: form, file: shownPath(files.official), line: 1 });
}

async function gatherLineage(path: string, gathered: Gathering): Promise<void> {
  const read = await readYaml(path, lineageFile, gathered.findings);
  if (read !== undefined) gathered.lineage = lineageFormOf(read);
}

async function gatherApplication(path: string, gathered: Gathering): Promise<void> {
  const read = await readYaml(path, applicationFile, gathered.findings);
  if (read === undefined) return;
  gathered.application = applicationFormOf(read);
  gathered.places.set("application", { value: gathered.application, file: shownPath(path), line: 1 });
}

/** A standard in one file, by a shape. */
async function readStandardFile<T>(files: StandardFiles, shape: Shape<T>, findings: Finding[]): Promise<T | undefined> {
  return files.text === undefined
    ? await readYaml(files.standard, shape, findings)
    : readYamlText(files.text, files.standard, shape, findings);
}

async function gatherStandard(files: StandardFiles, gathered: Gathering): Promise<void> {
  const read = await readStandardFile(files, standardFile, gathered.findings);
  const own = {
    indicators: await readAll(files.indicators, indicatorFile, gathered.findings),
    requirements: await readAll(files.requirements, requirementFile, gathered.findings),
  };
  if (read === undefined) {
    const rest = await readStandardFile(files, headlessFile, []);
    gathered.headless.push(withOwn(rest, own));
    return;
  }
  const { id } = read.value;
  const standard = { files, read, ...withOwn(read.value, own) };
  gathered.standardFiles.set(id, standard);
  gathered.places.set(`standard/${id}`, read);
  gathered.findings.push(...saidTwice(standard));
  keepPlaces(standard, gathered.places);
  gathered.cases.push(...(read.value.cases ?? []).map((one) => ({ ...one, standard: id })));
  for (const path of files.cases) {
    const found = await readYaml(path, caseFile, gathered.findings);
    if (found !== undefined) gathered.cases.push({ ...found, standard: id });
  }
}

/** The parts that the standard's own file states, and those of the files beside it. */
function withOwn(read: Partial<StandardAsRead> | undefined, own: StandardPiecesRead): StandardPiecesRead {
  return {
    indicators: [...(read?.indicators ?? []), ...own.indicators],
    requirements: [...(read?.requirements ?? []), ...own.requirements],
  };
}

async function readAll<T>(paths: readonly string[], shape: Shape<Lined<T>>, findings: Finding[]): Promise<Lined<T>[]> {
  const all: Lined<T>[] = [];
  for (const path of paths) {
    const one = await readYaml(path, shape, findings);
    if (one !== undefined) all.push(one);
  }
  return all;
}

/** Where a standard's parts stand, for messages. */
function keepPlaces({ read, indicators, requirements }: StandardRead, places: Map<string, Lined<unknown>>): void {
  const { id, exclusions } = read.value;
  for (const exclusion of exclusions ?? []) places.set(`exclusion/${id}/${exclusion.value.id}`, exclusion);
  for (const indicator of indicators) {
    const key = `indicator/${id}/${indicator.value.id}`;
    places.set(key, indicator);
    places.set(`${key}/formula`, indicator.value.formula ?? indicator);
    places.set(`${key}/unit`, indicator.value.unit ?? indicator);
  }
  for (const requirement of requirements)
    keepRequirementPlaces(`requirement/${id}/${requirement.value.id}`, requirement, places);
}

function keepRequirementPlaces(
  key: string,
  requirement: Lined<RequirementAsRead>,
  places: Map<string, Lined<unknown>>,
): void {
  const { formula, holds, relaxations, options } = requirement.value;
  places.set(key, requirement);
  if (formula !== undefined) places.set(`${key}/formula`, formula);
  if (holds !== undefined) places.set(`${key}/holds`, holds);
  for (const one of [...(relaxations ?? []), ...(options ?? [])]) places.set(`${key}/${one.value.id}`, one);
}

/** One id means one part of a standard: two files, or an indicator and a requirement, must not share it. */
function saidTwice({ indicators, requirements }: StandardRead): Finding[] {
  const parts: readonly Lined<{ readonly id: string }>[] = [...indicators, ...requirements];
  return parts.flatMap((part, i) => {
    const other = parts.slice(0, i).find(({ value }) => value.id === part.value.id);
    if (other === undefined) return [];
    return [
      policyFinding({
        code: "POLICY-006",
        file: part.file,
        line: part.line,
        zh: `“${part.value.id}”已在 ${other.file} 用过。`,
        en: `“${part.value.id}” is already used in ${other.file}.`,
        fix: "请换一个编号，或合并两个文件。",
        fixEn: "Give it another id, or join the two files.",
      }),
    ];
  });
}

function buildStandards(gathered: Gathering): void {
  for (const id of gathered.standardFiles.keys()) buildStandard(id, gathered, []);
}

/** Builds a standard after the one it extends; `above` is the chain that led here, to stop a circle. */
function buildStandard(id: string, gathered: Gathering, above: readonly string[]): Standard | null {
  const built = gathered.standards.get(id);
  const own = gathered.standardFiles.get(id);
  if (built !== undefined || own === undefined) return built ?? null;
  const base = own.read.value.extends;
  if (base !== undefined && (above.includes(base) || base === id || !gathered.standardFiles.has(base))) {
    gathered.findings.push(
      unknownBase(
        own.read,
        base,
        [...gathered.standardFiles.keys()].filter((other) => other !== id),
      ),
    );
    return null;
  }
  const below = base === undefined ? null : buildStandard(base, gathered, [...above, id]);
  if (base !== undefined && below === null) return null;
  const baseBook = base === undefined ? [] : sourceBook(gathered.standardFiles.get(base)?.read.value ?? own.read.value);
  const sources = new Map([...baseBook, ...sourceBook(own.read.value)]);
  const ground = {
    stages: gathered.stages,
    sources,
    dangling: (reference: Dangling) => gathered.findings.push(danglingFinding(reference)),
  };
  const { standard, missing } = mergeStandard(
    partOf(
      own.read.value,
      {
        indicators: own.indicators.map(({ value }) => value),
        requirements: own.requirements.map(({ value }) => value),
      },
      ground,
    ),
    below,
  );
  gathered.findings.push(...withoutNothing(own, below));
  for (const one of missing) gathered.findings.push(incompleteFinding(one, own, gathered));
  if (standard !== null) gathered.standards.set(id, standard);
  return standard;
}

function incompleteFinding({ at, key }: Incomplete, own: StandardRead, gathered: Gathering): Finding {
  const [kind, id] = at.split(" ");
  const place = gathered.places.get(`${kind}/${own.read.value.id}/${id}`) ?? own.read;
  return policyFinding({
    code: "POLICY-003",
    file: place.file,
    line: place.line,
    zh: `${at === "" ? "标准" : `“${at}”`}缺少“${key}”。`,
    en: `${at === "" ? "The standard" : `“${at}”`} lacks “${key}”.`,
    fix: `请补上“${key}: …”。`,
    fixEn: `Add “${key}: …”.`,
  });
}

/** `without` may only take away what the extended standard has. */
function withoutNothing({ read }: StandardRead, below: Standard | null): Finding[] {
  const allowed = [...(below?.indicators ?? []), ...(below?.requirements ?? [])].map(({ id }) => id);
  return (read.value.without ?? [])
    .filter(({ value }) => !allowed.includes(value))
    .map(({ value, file, line }) => danglingFinding({ file, line, written: value, allowed, what: "part" }));
}
