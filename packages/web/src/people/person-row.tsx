import { Button } from "antd";
import { useState } from "react";
import type { PersonView } from "@youheng/server/api";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { DeputyDialog } from "./deputy-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import type { MadeLink } from "./people-page.tsx";
import { RecoverDialog } from "./recover-dialog.tsx";
import { SessionsDialog } from "./sessions-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import { whenOf } from "./when-of.ts";

interface RowProps {
  readonly person: PersonView;
  readonly role: string;
  readonly mayManage: boolean;
  readonly made: (link: MadeLink) => void;
}

type Doing = "change" | "recover" | "sessions" | "stop" | "over" | "deputy";

const tools = [
  { doing: "change", words: "people.change" },
  { doing: "recover", words: "people.recover" },
  { doing: "sessions", words: "people.sessions" },
  { doing: "over", words: "duty.over.open" },
  { doing: "deputy", words: "duty.over.deputy" },
] as const;

/** One account, and what may be done with it. */
export function PersonRow({ person, role, mayManage, made }: RowProps) {
  const { t, say, language } = useSpeech();
  const [doing, setDoing] = useState<Doing | null>(null);
  const isOneself = useSession()?.account?.account_id === person.account_id;
  const close = () => setDoing(null);
  return (
    <tr>
      <td>
        <strong>{person.full_name ?? person.name}</strong>
        {person.full_name !== null && <small className="block calm">{person.name}</small>}
        {person.created_by !== null && (
          <small className="block calm">
            {t("people.since", { who: person.created_by, when: whenOf(person.created_at, language) })}
          </small>
        )}
      </td>
      <td>{role}</td>
      <td>
        {say(person.region_name)}
        {person.schools.length > 0 && (
          <small className="block calm" title={person.schools.join("、")}>
            {t("people.schoolCount", { n: person.schools.length })}
          </small>
        )}
      </td>
      <td>
        <span className={`state state-person-${person.state}`}>{t(`people.state.${person.state}`)}</span>
        {person.vouched && <small className="block calm">{t("people.vouched")}</small>}
      </td>
      <td>
        <span className="narrow-label">{t("people.factor")} </span>
        {t(person.second_factor ? "people.on" : "people.off")}
      </td>
      {mayManage && (
        <td>
          {!isOneself && (
            <div className="row-tools">
              {tools.map(({ doing: one, words }) => (
                <Button key={one} size="small" onClick={() => setDoing(one)}>
                  {t(words)}
                </Button>
              ))}
              <Button size="small" danger={person.state !== "stopped"} onClick={() => setDoing("stop")}>
                {t(person.state === "stopped" ? "people.resume" : "people.stop")}
              </Button>
            </div>
          )}
          {doing === "change" && <ChangeDialog person={person} close={close} />}
          {doing === "recover" && <RecoverDialog person={person} close={close} made={made} />}
          {doing === "sessions" && <SessionsDialog person={person} close={close} />}
          {doing === "over" && <HandOverDialog person={person} close={close} />}
          {doing === "deputy" && <DeputyDialog person={person} close={close} />}
          {doing === "stop" && <StopDialog person={person} close={close} />}
        </td>
      )}
    </tr>
  );
}
