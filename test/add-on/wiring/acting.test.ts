import { readConfig } from '../../../src/add-on/config/config.ts';
import { acting } from '../../../src/add-on/wiring/acting.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { tinyServer } from '../../jira-client/tiny-server.ts';
import { tenant } from '../server/connect-tokens.ts';

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
  const told = await asker.connectAdministration({ ...tenant, baseUrl: site.url }, 'ada');
  await asker.close();
  await site.close();
  expect(told.kind === 'doubt' && told.findings[0]?.cause).toBe('site-unavailable');
});
