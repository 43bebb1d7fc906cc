import { createServer } from 'node:http';
import { publicKey } from '../atlassian.mjs';

/** A site on which all is well, and the keys of the installs. */
export async function standIn() {
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  let calls = 0;
  const answers = {
    '/rest/api/3/permissions/check': { globalPermissions: ['ADMINISTER'], projectPermissions: [] },
    '/rest/api/3/project/search': { values: [{ id: '1', key: 'ONE', name: 'One' }], total: 1, isLast: true },
    '/rest/api/3/role': [{ id: 1, name: 'Members' }],
    '/rest/api/3/myself': { accountId: 'app', accountType: 'app', active: true, displayName: 'App' },
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    request.resume();
    if (path.startsWith('/keys/')) return response.end(pem);
    calls += 1;
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-aaccountid', 'app');
    response.end(JSON.stringify(answers[path] ?? {}));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    calls: () => calls,
    close: () => server.close(),
  };
}
