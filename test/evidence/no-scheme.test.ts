import { diagnose } from '../../src/diagnosis/index.ts';
import { readRecording } from '../../src/evidence/index.ts';
import { redactAuthorization } from '../../src/evidence/redaction/index.ts';
import { operations } from '../diagnosis/given.ts';

const token = `ATATT3x${'FfGF0aB9'.repeat(4)}`;
const jwt = `eyJhbGciOiJIUzI1NiJ9.${'eyJpc3MiOiJteS1hcHAifQ'}.c2lnbmF0dXJlMTIz`;
const pair = btoa('me@example.com:secret-of-mine');
const site = 'https://acme.atlassian.net';

test.each([token, jwt, pair])('%s alone is kept as a value without a scheme', (value) => {
  const kept = redactAuthorization(value);
  expect(kept).toBe('*** (no scheme)');
  expect(redactAuthorization(kept)).toBe(kept);
});

test.each(['$TOKEN', '{{auth}}', '<token>', 'authHeader', 'SSWS secret-of-mine', '[REDACTED]'])(
  'of %s nobody knows whether a scheme is in it',
  (value) => {
    expect(redactAuthorization(value)).toBe('***');
  },
);

test.each([
  `curl -i -H 'Authorization: ${token}' ${site}/rest/api/3/myself\nHTTP/2 401\n\nClient must be authenticated`,
  `fetch('${site}/rest/api/3/myself', { headers: { Authorization: '${jwt}' } }) failed with status 401`,
])('a call in which it is left out: %s', (text) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  expect(JSON.stringify(recording)).not.toMatch(/FfGF0aB9|c2lnbmF0dXJl/);
  const [first] = diagnose(recording.evidence, operations);
  expect(first?.cause).toBe('wrong-auth-scheme');
  expect(first?.because[0]).toContain('without a scheme');
});
