import { Button, Input } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonView } from "@youheng/server/api";
import { peopleQuestion, permissionsQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { LinkNote } from "./link-note.tsx";
import { PermissionTable } from "./permission-table.tsx";
import { StrandedNote } from "./stranded-note.tsx";
import { PersonRow } from "./person-row.tsx";

/** A link that was just made, with whom it is for. */
export interface MadeLink {
  readonly name: string;
  readonly link: string;
}

/** Who works here, how far: list, invite, change, recover, stop; and the table of permissions. */
export function PeoplePage() {
  const { t, say } = useSpeech();
  const account = useSession()?.account;
  const people = useQuery(peopleQuestion);
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<MadeLink | null>(null);
  const mayManage = account?.may.includes("people.manage") === true;
  return (
    <div className="page people">
      <header className="page-head">
        <div>
          <h1>{t("people.title")}</h1>
          <p className="lead">{t("people.lead")}</p>
          {account && (
            <p className="fine">
              {t("people.iAm", { role: say(account.role_name), region: say(account.region_name) })}
            </p>
          )}
        </div>
        {mayManage && (
          <Button type="primary" size="large" onClick={() => setInviting(true)}>
            {t("people.invite")}
          </Button>
        )}
      </header>
      {made !== null && <LinkNote made={made} close={() => setMade(null)} />}
      {people.error ? (
        <Trouble error={people.error} again={() => void people.refetch()} />
      ) : people.data === undefined ? (
        <Waiting />
      ) : (
        <>
          {mayManage && <StrandedNote people={people.data} />}
          <PeopleList people={people.data} mayManage={mayManage} made={setMade} />
        </>
      )}
      <PermissionTable />
      {inviting && <InviteDialog close={() => setInviting(false)} made={setMade} />}
    </div>
  );
}

interface ListProps {
  readonly people: readonly PersonView[];
  readonly mayManage: boolean;
  readonly made: (link: MadeLink) => void;
}

function PeopleList({ people, mayManage, made }: ListProps) {
  const { t, say } = useSpeech();
  const [search, setSearch] = useState("");
  const roles = useQuery(permissionsQuestion).data?.roles ?? [];
  const nameOf = (id: string): string => {
    const role = roles.find((one) => one.id === id);
    return role === undefined ? id : say(role.name);
  };
  const wanted = search.trim().toLowerCase();
  const shown = people.filter((one) =>
    [one.name, one.full_name ?? "", nameOf(one.role), say(one.region_name)].join(" ").toLowerCase().includes(wanted),
  );
  return (
    <section className="panel" aria-labelledby="people-list">
      <header>
        <h2 id="people-list">{t("people.count", { n: people.length })}</h2>
        <div className="header-tools">
          <Input
            allowClear
            aria-label={t("people.search")}
            placeholder={t("people.search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      </header>
      {people.length <= 1 && <p className="empty">{t("people.alone")}</p>}
      {shown.length === 0 ? (
        <p className="empty">{t("people.empty")}</p>
      ) : (
        <div className="wide-table">
          <table className="people-table">
            <thead>
              <tr>
                <th scope="col">{t("people.fullName")}</th>
                <th scope="col">{t("people.role")}</th>
                <th scope="col">{t("people.where")}</th>
                <th scope="col">{t("people.state.title")}</th>
                <th scope="col">{t("people.factor")}</th>
                {mayManage && <th scope="col">{t("people.actions")}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <PersonRow
                  key={person.account_id}
                  person={person}
                  role={nameOf(person.role)}
                  mayManage={mayManage}
                  made={made}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
