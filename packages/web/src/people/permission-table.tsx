import { useQuery } from "@tanstack/react-query";
import { permissionsQuestion } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Signs of how far a permission reaches: a letter and a word, never a colour alone. */
const signs = { all: "●", region: "◆", schools: "▲", self: "○" } as const;

/** The table of permissions as it is in force: actions down, roles across. */
export function PermissionTable() {
  const { t, say } = useSpeech();
  const permissions = useQuery(permissionsQuestion).data;
  if (permissions === undefined) return null;
  const { roles, actions } = permissions;
  return (
    <details className="panel permission-table">
      <summary>
        <h2>{t("people.table")}</h2>
      </summary>
      <p className="fine">{t("people.tableHint")}</p>
      <p className="fine">
        {(Object.keys(signs) as (keyof typeof signs)[]).map((reach) => (
          <span key={reach} className="legend-word">
            {signs[reach]} {t(`people.reach.${reach}`)}
          </span>
        ))}
      </p>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("people.action")}</th>
              {roles.map((role) => (
                <th scope="col" key={role.id} title={say(role.meaning)}>
                  {say(role.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action.id}>
                <th scope="row">
                  {say(action.name)}
                  {action.changes && (
                    <span className="changes-sign" title={t("people.changes")} aria-label={t("people.changes")}>
                      ✎
                    </span>
                  )}
                </th>
                {roles.map((role) => {
                  const reach = action.reach[role.id];
                  const words = reach === undefined ? t("people.refused") : t(`people.reach.${reach}`);
                  return (
                    <td key={role.id} title={`${say(role.name)} · ${say(action.name)}：${words}`}>
                      <span aria-hidden="true">{reach === undefined ? "" : signs[reach]}</span>
                      <span className="sr-only">{words}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
