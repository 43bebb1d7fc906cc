import { type Kysely, sql } from 'kysely';
import type { DatabaseAddress } from './database-address.ts';
import type { Tables } from './tables.ts';

/** What replicas tell each other through the database. With the embedded one there is nobody to tell. */
interface Notices {
  publish(topic: string): Promise<void>;
  close(): Promise<void>;
}

const channel = 'clearance_runs';
const retryMs = 1_000;

/** `heard` is called with each topic another replica, or this one, publishes; null when some may have been missed. */
export async function openNotices(
  address: DatabaseAddress,
  db: Kysely<Tables>,
  heard: (topic: string | null) => void,
): Promise<Notices> {
  if (address.kind === 'embedded') return { publish: async () => undefined, close: async () => undefined };
  const { default: pg } = await import('pg');
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let ending: () => Promise<void> = async () => undefined;

  const listen = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: address.url.reveal(),
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      void client.end().catch(() => undefined);
      if (!closed) retry = setTimeout(() => void listen(), retryMs);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => heard(payload ?? null));
    ending = async () => {
      over = true;
      await client.end().catch(() => undefined);
    };
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      heard(null);
    } catch {
      again();
    }
  };
  void listen();

  return {
    publish: async (topic) => void (await sql`select pg_notify(${channel}, ${topic})`.execute(db)),
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await ending();
    },
  };
}
