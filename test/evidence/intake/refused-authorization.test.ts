import { readRecording } from '../../../src/evidence/index.ts';

const authorize = 'https://auth.atlassian.com/authorize';
const back = 'https://app.example.com/oauth/callback';

function read(text: string) {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
}
const last = (text: string) => read(text).exchanges.at(-1);

describe('a person who is sent back without a consent', () => {
  test.each([
    `Our users come back to ${back}?error=access_denied&state=abc after "Accept".`,
    `Jira sends me on to \`${back}?state=abc&error=access_denied\`\n\nwhat is wrong?`,
    `Redirected to ${back}#error=access_denied&state=abc`,
  ])('was refused where it asked for one: %s', (text) => {
    const { identity, exchanges } = read(text);
    expect([identity, exchanges.length, exchanges[0]?.request.url]).toEqual(['oauth-3lo', 1, authorize]);
    expect(exchanges[0]?.response?.status).toBe(302);
    expect(exchanges[0]?.response?.headers.Location).toContain('error=access_denied');
  });

  test('at a server of its own, where the text names that', () => {
    const own = 'https://jira.example.com/rest/oauth2/latest/authorize';
    expect(last(`I open ${own}?scope=WRITE and end at ${back}?error=invalid_scope`)?.request.url).toBe(own);
  });

  test('beside calls that worked', () => {
    const { identity, exchanges } = read(`GET /health 200\nredirect ${back}?error=unauthorized_client`);
    expect([identity, exchanges.length, exchanges[1]?.request.url]).toEqual(['oauth-3lo', 2, authorize]);
  });

  test.each([
    [`GET ${back}?error=access_denied 400`, back],
    [`GET https://acme.atlassian.net/rest/api/3/myself 401, later ${back}?error=access_denied`, 'acme'],
    [`GET https://acme.atlassian.net/rest/api/3/myself?error=true 302`, 'acme'],
  ])('no call that failed otherwise is one: %s', (text, url) => {
    expect(last(text)?.request.url).toContain(url);
  });
});
