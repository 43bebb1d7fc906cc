import { explainText } from '../../src/diagnosis/index.ts';
import { loadOperations } from '../../src/jira-facts/index.ts';

const operations = loadOperations();
const first = (text: string, identity?: 'password') => {
  const explanation = explainText(text, operations, identity === undefined ? {} : { identity });
  return explanation.ok ? { ...explanation.findings[0], ask: explanation.ask?.fact } : null;
};

const refusedPair = [
  'GET https://acme.atlassian.net/rest/api/3/project/OPS',
  'Authorization: Basic bWlhQGFjbWUuZXhhbXBsZTpzZWNyZXQ=',
  '',
  'HTTP/1.1 401',
  'X-Seraph-LoginReason: AUTHENTICATED_FAILED',
].join('\n');

test('what rests on who calls is sure only where that is said', () => {
  const said = first(refusedPair, 'password');
  expect(said?.cause).toBe('password-not-allowed');
  expect(said?.confidence).toBeGreaterThanOrEqual(0.9);
  expect(first('403 {"code":403,"message":"The app is not installed on this instance"}')).toMatchObject({
    cause: 'app-not-installed',
    confidence: 0.89,
    ask: undefined,
  });
});

test('what is the same for every caller stays sure', () => {
  const found = first('curl: (6) Could not resolve host: acme.atlasian.net');
  expect(found?.confidence).toBeGreaterThan(0.6);
  expect(first('GET https://acme.atlassian.net/rest/api/3/search → 410 Gone')).toMatchObject({
    cause: 'endpoint-removed',
    confidence: 0.99,
  });
});
