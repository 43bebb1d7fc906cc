import { classifyTransportFailure } from '../../src/jira-client/transport-failure.ts';

const coded = (code: string, name = 'Error') => Object.assign(new Error(`failed: ${code}`), { code, name });

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SOMETHING_ELSE', 'reset'],
])('%s is a failure of the kind %s, however deep it stands', (code, kind) => {
  const error = coded(code);
  const wrapped = new TypeError('fetch failed', { cause: new Error('connect', { cause: error }) });
  const ofAddresses = Object.assign(new Error('all failed'), { errors: [error, coded('ECONNRESET')] });
  expect([error, wrapped, ofAddresses].map((one) => classifyTransportFailure(one).kind)).toEqual([
    kind,
    kind,
    kind,
  ]);
});

test.each(['TimeoutError', 'AbortError'])('%s is a call that took too long', (name) => {
  expect(classifyTransportFailure(coded('', name)).kind).toBe('timeout');
});

test.each([[null], [undefined], ['text'], [{}], [{ errors: [] }]])('%j is no reason to fail', (error) => {
  expect(classifyTransportFailure(error).kind).toBe('reset');
});
