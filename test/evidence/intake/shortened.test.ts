import { readRecording, shortenedText } from '../../../src/evidence/index.ts';

/** What is read of the whole is read of the part: nobody is told otherwise because a text was too long to be sent. */
const site = 'https://acme.atlassian.net';
const entry = (path: string, status: number, text: string, type = 'application/json') => ({
  startedDateTime: '2026-11-20T09:00:00.000Z',
  time: 12,
  _initiator: { type: 'script', stack: 'x'.repeat(500) },
  request: {
    method: 'GET',
    url: `${site}${path}`,
    headers: [{ name: 'accept', value: type }],
    cookies: [{ name: 'tenant.session.token', value: 'y'.repeat(300) }],
  },
  response: {
    status,
    headers: [{ name: 'content-type', value: type }],
    content: { mimeType: type, text },
  },
  timings: { wait: 1 },
});
const refused = entry(
  '/rest/api/3/permissions',
  403,
  '{"errorMessages":["Administrator privileges are required."]}',
);
const script = (index: number) => entry(`/assets/${index}.js`, 200, 'x'.repeat(50_000), 'text/javascript');
const worked = (index: number) =>
  entry(`/rest/api/3/issue/PAY-${index}`, 200, `{"pad":"${'z'.repeat(30_000)}"}`);
const har = (...entries: object[]): string => JSON.stringify({ log: { version: '1.2', entries } });
const scripts = Array.from({ length: 40 }, (_, index) => script(index));

function failingIn(text: string) {
  const read = readRecording(text, 'pasted');
  if (!read.ok) throw new Error(read.problem);
  const failing = read.evidence.exchanges.filter(({ response }) => (response?.status ?? 0) >= 400);
  return { identity: read.evidence.identity, failing, all: read.evidence.exchanges };
}

test('of a recording of a page the calls of the API are left, as they were', () => {
  const whole = har(...scripts, entry('/rest/api/3/myself', 200, '{"accountId":"1"}'), refused);
  const part = shortenedText(whole);
  expect(part.length).toBeLessThan(3_000);
  expect(failingIn(part)).toEqual(failingIn(whole));
});

test('what was refused is kept before what worked', () => {
  const whole = har(...Array.from({ length: 60 }, (_, index) => worked(index)), refused);
  const part = shortenedText(whole);
  expect(part.length).toBeLessThan(400_000);
  expect(failingIn(part).failing).toEqual(failingIn(whole).failing);
  expect(failingIn(part).all.length).toBeGreaterThan(1);
});

test.each(['"', 'ж', '\u0001'])('what is sent fits, also where each %j takes several bytes', (letter) => {
  const long = Array.from({ length: 60 }, (_, index) =>
    entry(`/rest/api/3/issue/PAY-${index}`, 200, letter.repeat(30_000)),
  );
  const sent = JSON.stringify({ text: shortenedText(har(...long, refused)) });
  expect(new TextEncoder().encode(sent).length).toBeLessThan(450_000);
});

test('a call without an answer is kept like one that was refused', () => {
  const silent = { ...refused, response: { status: 0, _error: 'net::ERR_NAME_NOT_RESOLVED' } };
  const whole = har(...Array.from({ length: 60 }, (_, index) => worked(index)), silent);
  const failures = ({ all }: ReturnType<typeof failingIn>) => all.map(({ failure }) => failure?.kind);
  expect(failures(failingIn(shortenedText(whole)))).toContain('dns');
});

test('where no call of an API is in it, all calls are', () => {
  const page = entry('/secure/Dashboard.jspa', 403, '<html></html>', 'text/html');
  expect(failingIn(shortenedText(har(page))).failing).toHaveLength(1);
});

test('of a log its ends and what stands around refusals', () => {
  const line = '2026-11-20 09:00:00 INFO syncing the next page of issues\n';
  const call = `2026-11-20 09:00:01 WARN GET ${site}/rest/api/3/permissions 403 Forbidden\n`;
  const part = shortenedText(line.repeat(20_000) + call + line.repeat(20_000));
  expect(part.length).toBeLessThan(140_000);
  expect(part).toContain(call.trim());
});

test('any other JSON stays whole: a part of it would be none', () => {
  const other = JSON.stringify({ identity: 'api-token', exchanges: [], pad: 'x'.repeat(600_000) });
  expect(shortenedText(other)).toBe(other);
});
