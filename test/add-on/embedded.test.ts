import { join } from 'node:path';
import { embedSelfTest } from '../../src/add-on/index.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

test('a database file belongs to one process: two would end the runs of each other', async () => {
  const file = join(temporaryFolder('embedded'), 'reports.db');
  const embedded = () =>
    embedSelfTest({
      ...{ appKey: 'app', scopes: [], baseUrl: 'https://app.example', findTenant: async () => null },
      settings: { DATABASE_URL: `file:${file}` },
      logTo: { write: () => undefined },
    });
  const [first, second] = [embedded(), embedded()];
  await expect(second.handle({} as never, {} as never)).rejects.toThrow(
    `DATABASE_URL: another server is running on ${file}; stop it first, or use PostgreSQL for several.`,
  );
  await second.close();
  await first.close();
});
