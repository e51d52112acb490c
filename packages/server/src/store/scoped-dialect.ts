import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect } from "kysely";
import { currentScope, type Scope } from "./scope.ts";

/** The role that requests take on where the connected one would pass by row-level security (a superuser). */
export const ACCOUNT_ROLE = "youheng_account";

/** What is known of the connected role, once it has been asked. */
export interface ConnectedRole {
  /** a superuser, or one that row-level security does not hold: requests must take on another role */
  passesBy: boolean;
}

/** PostgreSQL's dialect, telling the database before each use of a connection for whom it is used. */
export class ScopedDialect extends PostgresDialect {
  readonly #role: ConnectedRole;

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0], role: ConnectedRole) {
    super(config);
    this.#role = role;
  }

  override createDriver(): Driver {
    return scoped(super.createDriver(), this.#role);
  }
}

function scoped(driver: Driver, role: ConnectedRole): Driver {
  /** what each connection was told last */
  const told = new WeakMap<DatabaseConnection, string>();
  const acquireConnection = async (): Promise<DatabaseConnection> => {
    const settings = settingsOf(currentScope(), role);
    const connection = await driver.acquireConnection();
    const key = settings.join("\u0000");
    if (told.get(connection) === key) return connection;
    told.delete(connection);
    try {
      await connection.executeQuery(CompiledQuery.raw(tell, settings));
    } catch (error) {
      await driver.releaseConnection(connection);
      throw error;
    }
    told.set(connection, key);
    return connection;
  };
  return new Proxy(driver, {
    get: (target, name) => {
      if (name === "acquireConnection") return acquireConnection;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

const names = [
  "role",
  "youheng.system",
  "youheng.from",
  "youheng.to",
  "youheng.home",
  "youheng.schools",
  "youheng.writes",
];
const tell = `select ${names.map((name, i) => `set_config('${name}', $${i + 1}, false)`).join(", ")}`;

/** A range that holds no code. */
const nowhere = { from: "1", to: "0" };

function settingsOf(scope: Scope | null, { passesBy }: ConnectedRole): string[] {
  if (scope === null) return ["none", "on", nowhere.from, nowhere.to, "", "", "on"];
  const { from, to } = scope.regions ?? nowhere;
  const schools = scope.schools.join("\n");
  return [passesBy ? ACCOUNT_ROLE : "none", "off", from, to, scope.home ?? "", schools, scope.writes ? "on" : "off"];
}
