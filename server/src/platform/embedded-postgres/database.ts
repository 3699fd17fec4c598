import pg from 'pg';
import { passwordFileOf, SUPERUSER } from './cluster.ts';
import { EmbeddedPostgresError, errnoOf } from './errors.ts';

/**
 * The program connects as a role that owns its database and may create others (the tests clone theirs), but is no
 * superuser: PostgreSQL servers of users give no more either, and a superuser's SQL could run commands.
 */
export const ROLE = 'horoz';

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const WRONG_PASSWORD_OR_NO_ROLE = '28P01';
const NO_SUCH_DATABASE = '3D000';

/** Makes sure that role and database exist. Measured: 12 ms when they do, most of it the SCRAM handshake. */
export async function prepareDatabase(connection: Connection, dataDir: string): Promise<void> {
  try {
    await withClient(connection, async () => {});
  } catch (error) {
    if (![WRONG_PASSWORD_OR_NO_ROLE, NO_SUCH_DATABASE].includes(errnoOf(error) ?? '')) throw error;
    await createWhatIsMissing(connection, dataDir);
  }
}

export async function createWhatIsMissing(connection: Connection, dataDir: string): Promise<void> {
  try {
    await withClient({ ...connection, user: SUPERUSER, database: 'postgres' }, async (client) => {
      const role = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
      const verb = role.rowCount === 0 ? 'create' : 'alter';
      await client.query(
        `${verb} role ${ROLE} login createdb password ${client.escapeLiteral(connection.password)}`,
      );
      await client.query(`grant pg_monitor to ${ROLE}`); // sizes, activity and settings, for health and metrics
      const database = await client.query('select 1 from pg_database where datname = $1', [
        connection.database,
      ]);
      if (database.rowCount === 0) {
        await client.query(`create database ${client.escapeIdentifier(connection.database)} owner ${ROLE}`);
      }
    });
  } catch (error) {
    if (errnoOf(error) !== WRONG_PASSWORD_OR_NO_ROLE) throw error;
    const file = passwordFileOf(dataDir);
    throw new EmbeddedPostgresError(
      `The password in ${file} is not the one of the database; bring the right file back, or remove it and start again to set a new password.`,
    );
  }
}

async function withClient(connection: Connection, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also fails the query under way, which tells the caller
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
