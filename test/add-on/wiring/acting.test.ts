import { readConfig } from '../../../src/add-on/config/config.ts';
import { acting } from '../../../src/add-on/wiring/acting.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { Secret } from '../../../src/tokens/index.ts';
import { tinyServer } from '../../jira-client/tiny-server.ts';

const table = loadOperations();

test('a site that is down is what is told to whoever could not be let in, on whatever host it is', async () => {
  const config = readConfig({ DATABASE_URL: 'file:./unused.db' });
  if (!config.ok) throw new Error(config.problems.join());
  const site = await tinyServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<html>We are down</html>');
  });
  const asker = acting(config.config, {
    appKey: 'clearance',
    connectScopes: ['READ'],
    forgeScopes: [],
    operations: () => table,
    now: () => new Date(),
  });
  const told = await asker.connectAdministration(
    {
      door: 'connect',
      clientKey: 'client',
      baseUrl: site.url,
      displayUrl: null,
      sharedSecret: new Secret('shared-secret-of-thirty-two-bytes'),
      oauthClientId: null,
      installationId: null,
      cloudId: null,
      state: 'enabled',
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
    },
    'ada',
  );
  await asker.close();
  await site.close();
  expect(told).toMatchObject({ kind: 'doubt', findings: [{ cause: 'site-unavailable' }, {}] });
});
