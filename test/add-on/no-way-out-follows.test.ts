import { installKeys } from '../../src/add-on/server/connect/install-keys.ts';
import { forgeKeySet } from '../../src/add-on/server/forge/key-set.ts';
import type { Alert } from '../../src/add-on/watch/alert.ts';
import { deliver } from '../../src/add-on/watch/deliver.ts';
import { Secret } from '../../src/tokens/index.ts';
import { tinyServer } from '../jira-client/tiny-server.ts';
import { signingKey } from './server/atlassian.ts';

const now = () => new Date('2026-11-26T12:00:00Z');
const key = signingKey('key-1');
const alert: Alert = {
  schemaVersion: 1,
  kind: 'clearance.watch',
  id: 'alert-1',
  at: now().toISOString(),
  site: 'https://acme.atlassian.net',
  text: 'one gap',
  opened: [],
  closed: [],
  expiries: [],
};

/** What a redirect could lead to, in the forms a client might take. */
const places = [
  (own: string) => `${own}/elsewhere`,
  () => '/elsewhere',
  (own: string) => own.replace(/^http:/, '').concat('/elsewhere'),
  () => 'http://169.254.169.254/latest/meta-data',
  () => 'file:///etc/passwd',
  () => 'data:application/json,{}',
];

describe.each([301, 302, 303, 307, 308])('answered %i', (status) => {
  test.each(places)('no call out goes where it points', async (place) => {
    const asked: string[] = [];
    const server = await tinyServer((req, res) => {
      asked.push(req.url ?? '');
      if (req.url !== '/elsewhere') return void res.writeHead(status, { location: place(server.url) }).end();
      // Would be believed if somebody came here.
      res.end(JSON.stringify({ keys: [key.jwk] }));
    });
    try {
      const install = installKeys({ urls: [`${server.url}/keys`], fetch, now });
      expect((await install.find('key-1', '127.0.0.1')).ok).toBe(false);
      const forge = forgeKeySet({ url: `${server.url}/jwks`, fetch, now });
      expect((await forge.find('key-1')).ok).toBe(false);
      const told: string[] = [];
      const store = {
        undelivered: async () => alert,
        delivered: async (id: string) => void told.push(id),
      };
      const hook = new URL(`${server.url}/hook`);
      const post = deliver({ store, url: hook, secret: new Secret('x'.repeat(16)), fetch, now });
      await expect(post('alert-1', new AbortController().signal)).rejects.toThrow();
      expect(told).toEqual([]);
      expect(asked).toEqual(['/keys/key-1', '/jwks', '/hook']);
    } finally {
      await server.close();
    }
  });
});
