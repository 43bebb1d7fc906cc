import type { CompiledQuery, Kysely } from 'kysely';
import type { ConnectTenantRow, Tables } from '../database/tables.ts';

/**
 * The statements on the rows of Connect tenants. Kysely makes the text of a statement anew for each use, which takes it about as
 * long as the database takes to run it; so the texts of the two that every change needs are kept, and their parameters put
 * in, in the order in which they stand.
 */
export function connectTenantStatements(db: Kysely<Tables>) {
  const reading = db.selectFrom('connect_tenants').selectAll().where('client_key', '=', '').compile();
  const changing = new Map<string, CompiledQuery>();

  async function read(through: Kysely<Tables>, clientKey: string): Promise<ConnectTenantRow | undefined> {
    const { rows } = await through.executeQuery<ConnectTenantRow>({ ...reading, parameters: [clientKey] });
    return rows[0];
  }

  /** Writes only if nobody changed the row since it was read; a single statement, durable when it returns. */
  async function change(
    through: Kysely<Tables>,
    row: ConnectTenantRow,
    fields: Partial<ConnectTenantRow>,
  ): Promise<boolean> {
    const set = { ...fields, version: row.version + 1 };
    const { numAffectedRows } = await through.executeQuery({
      ...changeOf(set),
      parameters: [...Object.values(set), row.client_key, row.version],
    });
    return numAffectedRows === 1n;
  }

  function changeOf(set: Partial<ConnectTenantRow>): CompiledQuery {
    const columns = Object.keys(set).join();
    const kept = changing.get(columns);
    if (kept) return kept;
    const made = db
      .updateTable('connect_tenants')
      .set(set)
      .where('client_key', '=', '')
      .where('version', '=', 0)
      .compile();
    changing.set(columns, made);
    return made;
  }

  async function insert(through: Kysely<Tables>, row: ConnectTenantRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await through
      .insertInto('connect_tenants')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  return { read, insert, change };
}
