import { once } from 'node:events';
import type { Exchange } from '../../src/evidence/index.ts';
import { type Answer, answerOf } from '../../src/jira-client/answer.ts';
import type { Identity } from '../../src/jira-client/identity.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';

const baseUrl = 'https://acme.atlassian.net';
const headers = { 'ratelimit-reason': 'jira-quota-global-based', 'retry-after': '600' };

/** `serverInfo` waits until the calls are broken off; everything else is told that the quota is spent. */
function limited(kind: 'anonymous' | 'api-token'): Identity {
  const ask: Identity['ask'] = async ({ method, path }, signal): Promise<Answer> => {
    const request = { method, url: baseUrl + path, headers: {}, body: null };
    if (!path.endsWith('/serverInfo'))
      return answerOf({ request, response: { status: 429, headers, body: '{}' } }, '{}', null);
    if (signal?.aborted === false) await once(signal, 'abort');
    const failure = { kind: 'timeout' as const, message: 'This operation was aborted' };
    const cut: Exchange = { request, response: null, failure };
    return answerOf(cut, null, null);
  };
  return {
    kind,
    label: kind,
    scopes: null,
    baseUrl,
    authenticate: async () => ({ ok: true }),
    ask,
    call: async (request, signal) => (await ask(request, signal)).exchange,
  };
}

test('a call that was broken off because the quota is spent is no network that fails', async () => {
  const table = loadOperations();
  const identities = [limited('api-token'), limited('anonymous')];
  const planned = planSelfTest({ identities, table });
  if (!planned.ok) throw new Error(planned.problem);
  const { identities: told } = await runSelfTest({
    ...{ id: 'run-1', site: { url: baseUrl }, plan: planned.plan, identities, table },
    now: () => new Date('2026-11-26T10:00:00Z'),
  });
  expect(told).toMatchObject(
    identities.map(({ kind }) => ({ kind, usable: false, findings: [{ cause: 'rate-limited' }] })),
  );
});
