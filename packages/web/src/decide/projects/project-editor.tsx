import { Button, Modal } from "antd";
import { useState } from "react";
import type { Point, StatedProject } from "@youheng/kernel/decide";
import type { ProjectFactsView } from "@youheng/server/api";
import { useSpeech } from "../../shell/index.ts";
import { blankProject, projectOf, type TypedProject, typedOf } from "./typed-project.ts";

interface EditorProps {
  readonly facts: ProjectFactsView;
  /** the project that is changed; null: a new one */
  readonly project: StatedProject | null;
  readonly point: Point | null;
  readonly taken: readonly string[];
  readonly save: (project: StatedProject, point: Point | null) => void;
  readonly remove: ((id: string) => void) | null;
  readonly close: () => void;
}

const FIELDS = ["cost", "running", "earliest", "building", "fill", "oneOf"] as const;

/** One candidate, typed by hand; what is wrong is said before it is taken. */
export function ProjectEditor({ facts, project, point, taken, save, remove, close }: EditorProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<TypedProject>(() =>
    project === null ? blankProject(taken) : typedOf(project, point),
  );
  const set = (change: Partial<TypedProject>): void => setTyped((now) => ({ ...now, ...change }));
  const read = projectOf(typed, { facts, fixed: project?.fixed ?? null });
  return (
    <Modal
      open
      onCancel={close}
      title={t(project === null ? "projects.edit.new" : "projects.edit.title")}
      footer={[
        ...(remove === null || project === null
          ? []
          : [
              <Button key="remove" danger onClick={() => remove(project.id)}>
                {t("projects.edit.remove")}
              </Button>,
            ]),
        <Button
          key="save"
          type="primary"
          disabled={read.project === null}
          onClick={() => read.project !== null && save(read.project, read.point)}
        >
          {t("projects.edit.save")}
        </Button>,
      ]}
    >
      <EditorFields facts={facts} typed={typed} set={set} />
      {read.wrong.length > 0 && (
        <ul className="reasons" role="status">
          {read.wrong.map((one) => (
            <li key={one}>{t(`projects.edit.wrong.${one}`)}</li>
          ))}
        </ul>
      )}
    </Modal>
  );
}

interface FieldsProps {
  readonly facts: ProjectFactsView;
  readonly typed: TypedProject;
  readonly set: (change: Partial<TypedProject>) => void;
}

function EditorFields({ facts, typed, set }: FieldsProps) {
  const { t, text } = useSpeech();
  const stageNames: Readonly<Record<string, string>> = text.stage;
  const field = (label: string, value: string, change: (value: string) => void) => (
    <label className="ask-field" key={label}>
      <span>{label}</span>
      <input value={value} onChange={(event) => change(event.target.value)} />
    </label>
  );
  const placesOf = (stage: string) =>
    field(t("projects.edit.places", { stage: stageNames[stage] ?? stage }), typed.places[stage] ?? "", (value) =>
      set({ places: { ...typed.places, [stage]: value } }),
    );
  return (
    <div className="ask-fields">
      {field(t("projects.table.name"), typed.name, (name) => set({ name }))}
      <label className="ask-field">
        <span>{t("projects.table.kind")}</span>
        <select value={typed.kind} onChange={(event) => set({ kind: event.target.value as TypedProject["kind"] })}>
          {(["new", "extension", "closure"] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`projects.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {typed.kind !== "new" && <SchoolChoice facts={facts} typed={typed} set={set} />}
      {typed.kind === "new" && field(t("projects.edit.lon"), typed.lon, (lon) => set({ lon }))}
      {typed.kind === "new" && field(t("projects.edit.lat"), typed.lat, (lat) => set({ lat }))}
      {typed.kind !== "closure" && facts.stages.map(placesOf)}
      {FIELDS.map((name) => field(t(`projects.edit.${name}`), typed[name], (value) => set({ [name]: value })))}
    </div>
  );
}

function SchoolChoice({ facts, typed, set }: FieldsProps) {
  const { t } = useSpeech();
  return (
    <label className="ask-field">
      <span>{t("projects.edit.school")}</span>
      <select value={typed.school} onChange={(event) => set({ school: event.target.value })}>
        <option value="">—</option>
        {facts.schools.map(({ schoolCode }) => (
          <option key={schoolCode} value={schoolCode}>
            {facts.names[schoolCode] ?? schoolCode}
          </option>
        ))}
      </select>
    </label>
  );
}
