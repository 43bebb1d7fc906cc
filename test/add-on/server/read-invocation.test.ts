import { createPublicKey } from 'node:crypto';
import { invocationReader } from '../../../src/add-on/server/forge/read-invocation.ts';
import { signingKey } from './atlassian.ts';
import { rs256 } from './jira.ts';

const seconds = 1_800_000_000;
const signing = signingKey('kid-1');
const publicKey = createPublicKey(signing.publicPem);
const app = { appId: 'app-1', environments: ['PRODUCTION'], gatewayUrl: 'https://api.example' };
const token = (exp: number) =>
  rs256(
    {
      ...{ iss: 'forge/invocation-token', aud: 'app-1', iat: seconds - 90, exp },
      app: { installationId: 'i', apiBaseUrl: 'https://api.example/ex/jira/c' },
    },
    signing,
  );

type Find = Parameters<typeof invocationReader>[0]['keys']['find'];
async function read(compact: string, find: Find = async () => ({ ok: true, key: publicKey })) {
  const asked: string[] = [];
  const reader = invocationReader({
    ...{ app, now: () => new Date(seconds * 1000 + 999) },
    keys: {
      find: (kid) => {
        asked.push(kid);
        return find(kid);
      },
    },
  });
  return [await reader(compact), asked];
}

test('an invocation is verified by the key of its kid, at this second', async () => {
  expect(await read(token(seconds - 59))).toMatchObject([
    { ok: true, invocation: { installationId: 'i' } },
    ['kid-1'],
  ]);
  const late = { kind: 'expired', exp: seconds - 60, now: seconds };
  expect(await read(token(seconds - 60))).toEqual([{ ok: false, rejection: late }, ['kid-1']]);
});

test('without its key it is refused, for good or for now', async () => {
  const kid = 'kid-1';
  expect(await read(token(seconds), async () => ({ ok: false, kind: 'unknown' }))).toEqual([
    ...[{ ok: false, rejection: { kind: 'kid-unknown', kid } }, [kid]],
  ]);
  const away: Find = async () => ({ ok: false, kind: 'unreachable', retryAfterSeconds: 10 });
  expect(await read(token(seconds), away)).toEqual([
    ...[{ ok: false, rejection: { kind: 'keys-unreachable', kid, retryAfterSeconds: 10 } }, [kid]],
  ]);
});

test('what is no token is asked about nobody', async () => {
  expect(await read('a.b.c')).toMatchObject([{ rejection: { kind: 'token-malformed' } }, []]);
});
