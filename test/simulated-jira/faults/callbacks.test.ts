import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { postJson } from '../calls.ts';
import { TestApp } from '../connect-app.ts';
import { pristine } from '../pristine.ts';

let jira: SimulatedJira;
let app: TestApp;
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira();
  restore = pristine(jira.world);
});
beforeEach(async () => {
  restore();
  app = await TestApp.start();
});
afterEach(() => app.close());
afterAll(() => jira.close());

const installWith = async (name: string, options: Record<string, unknown>) => {
  jira.world.state.faults = [{ name, options }];
  return postJson(`${jira.controlUrl}/apps`, { descriptorUrl: app.descriptorUrl });
};
const events = () => app.received.map(({ body }) => body.eventType);

test('repeated: the same callback arrives as often as asked, with the same token', async () => {
  await installWith('repeated-callback', { eventType: 'installed', times: 3 });
  expect(events()).toEqual(['installed', 'installed', 'installed', 'enabled']);
  expect(new Set(app.received.slice(0, 3).map(({ token }) => token)).size).toBe(1);
});

test('lost: nobody hears of the uninstall', async () => {
  await installWith('lost-callback', {});
  await fetch(`${jira.controlUrl}/apps/${app.key}`, { method: 'DELETE' });
  expect(events()).toEqual(['installed', 'enabled', 'disabled']);
});

test('damaged: header and claims are right, the signature is not', async () => {
  await installWith('damaged-callback', { eventType: 'installed' });
  const [damaged] = app.received;
  jira.world.state.faults = [];
  expect(damaged?.token.split('.')).toHaveLength(3);
  const { importSPKI, jwtVerify } = await import('jose');
  const pem = await (await fetch(`${jira.installKeysUrl}/${jira.world.installKey.kid}`)).text();
  await expect(jwtVerify(damaged?.token ?? '', await importSPKI(pem, 'RS256'))).rejects.toThrow(
    'signature verification failed',
  );
});
