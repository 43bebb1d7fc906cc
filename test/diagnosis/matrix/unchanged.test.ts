import { causes } from '../../../src/diagnosis/causes/index.ts';
import { Evidence, type Exchange } from '../../../src/evidence/exchange.ts';
import { loadCases } from '../../exchanges/load.ts';
import { explain } from '../given.ts';
import { scenes } from './index.ts';
import { evidenceOf, messages, type Scene } from './scene.ts';

const all = [
  ...loadCases('learning').map(({ name, evidence }) => ({ name, evidence })),
  // Every second scene: the look-alikes of a scene stand side by side.
  ...scenes
    .filter((_, index) => index % 2 === 0)
    .map((scene) => ({ name: scene.title, evidence: evidenceOf(scene, 'as it was') })),
].map((one) => ({ ...one, before: explain(one.evidence) }));
type Known = (typeof all)[number];

const figures = (evidence: Evidence): string =>
  JSON.stringify(explain(evidence).map(({ cause, confidence }) => [cause, confidence]));
const changed = (list: readonly Known[], change: (evidence: Evidence) => Evidence | null): string[] =>
  list
    .filter(({ evidence }) => {
      const other = change(evidence);
      return other !== null && figures(other) !== figures(evidence);
    })
    .map(({ name }) => name);

const answers = (evidence: Evidence, change: (headers: Record<string, string>) => Record<string, string>) =>
  Evidence.parse({
    ...evidence,
    exchanges: evidence.exchanges.map((exchange) => ({
      ...exchange,
      response: exchange.response && { ...exchange.response, headers: change(exchange.response.headers) },
    })),
  });
const entries = (headers: Record<string, string>, change: (name: string, value: string) => string | null) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const now = change(name, value);
      return now === null ? [] : [[name, now]];
    }),
  );

/** Headers of which only the value says something. */
const valued =
  /^(x-ausername|x-seraph-loginreason|location|server|via|www-authenticate|x-failure-category|date|content-type|x-cache)$/i;
const failing = ({ exchanges }: Evidence): Exchange | undefined =>
  exchanges.find(({ response, failure }) => failure !== undefined || (response?.status ?? 400) >= 300) ??
  exchanges[0];
const baseOf = (evidence: Evidence): string | null => {
  const url = failing(evidence)?.request.url ?? '';
  return url.includes('/rest/') ? url.slice(0, url.indexOf('/rest/')) : null;
};
const ofOthers = all.filter(({ evidence }) => evidence.identity !== 'anonymous');
const added = (evidence: Evidence, url: string, more: Partial<Exchange>): Evidence =>
  Evidence.parse({
    ...evidence,
    exchanges: [
      ...evidence.exchanges,
      {
        request: { method: 'GET', url, headers: {}, body: null },
        response: { status: 200, headers: {}, body: '{"accountId":"x"}' },
        ...more,
      },
    ],
  });

test('other names of hosts, projects and people change nothing', () => {
  const renamed = (evidence: Evidence) =>
    Evidence.parse(
      JSON.parse(
        JSON.stringify(evidence)
          .replaceAll('example.atlassian.net', 'acme-corp.atlassian.net')
          .replaceAll('jira.example.com', 'issues.acme.org')
          .replaceAll('%2F%2Fjira.example.com', '%2F%2Fissues.acme.org')
          .replace(/\b(ABC|DATA|SEC|PROJ|TEST|KEY)\b/g, 'QX$1')
          .replaceAll('someone', 'jdoe'),
      ),
    );
  expect(changed(all, renamed)).toEqual([]);
});

test('a header that nobody knows changes nothing', () => {
  const more = (evidence: Evidence) =>
    answers(evidence, (headers) => ({ ...headers, 'x-nobody-knows': 'a', 'x-secret': '***' }));
  expect(changed(all, more)).toEqual([]);
});

test('a header whose value is masked is a header that is not there', () => {
  const wrong = all.filter(({ evidence }) => {
    const masked = answers(evidence, (headers) =>
      entries(headers, (name, value) => (valued.test(name) ? '***' : value)),
    );
    const absent = answers(evidence, (headers) =>
      entries(headers, (name, value) => (valued.test(name) ? null : value)),
    );
    return figures(masked) !== figures(absent);
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a call of nobody to another site changes nothing', () => {
  const more = (evidence: Evidence) =>
    added(evidence, 'https://elsewhere.example.org/rest/api/2/serverInfo', { identity: 'anonymous' });
  expect(changed(ofOthers, more)).toEqual([]);
});

test('a call of nobody that worked at this very site blames no network and no address', () => {
  const wrong = ofOthers.filter(({ evidence, before }) => {
    const base = baseOf(evidence);
    if (base === null || before.length === 0) return false;
    const [after] = explain(added(evidence, `${base}/rest/api/2/serverInfo`, { identity: 'anonymous' }));
    const gate = after === undefined ? null : causes[after.cause].gate;
    return (gate === 'network' || gate === 'edge' || gate === 'address') && after?.cause !== before[0]?.cause;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

/** What Jira itself says of the credential contradicts a call that worked with it; and a JWT is made for one call only. */
const contradicts = ({ evidence }: Known) =>
  evidence.identity === 'connect-app' ||
  evidence.exchanges.some(({ response, request }) =>
    `${JSON.stringify(response)} ${request.url}`.match(/authenticat|connect session|\/myself/i),
  ) ||
  evidence.account?.credentialFlaws !== undefined;

test('a call that worked with the same credential never raises a cause of the credential', () => {
  const wrong = ofOthers.filter((one) => {
    const base = baseOf(one.evidence);
    const sent = failing(one.evidence)?.request;
    if (base === null || sent === undefined || contradicts(one)) return false;
    const place = failing(one.evidence)?.place;
    const [after] = explain(
      added(one.evidence, `${base}/rest/api/2/myself`, {
        request: { ...sent, method: 'GET', url: `${base}/rest/api/2/myself`, body: null },
        ...(place === undefined ? {} : { place }),
      }),
    );
    if (after === undefined || !causes[after.cause].gate.startsWith('credential')) return false;
    const known = one.before.find(({ cause }) => cause === after.cause)?.confidence ?? 0;
    return after.confidence > known + 0.01;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

const sentences = [
  'You do not have permission to perform this operation.',
  'Issue does not exist or you do not have permission to see it.',
  'Login required.',
  'Forbidden',
  'Invalid token',
  'Basic auth is not allowed',
  'Service temporarily unavailable',
];
/** The answer of the failing call with another sentence in the place of its own. */
const saying = (scene: Scene, sentence: string): Scene => {
  const [first, ...rest] = scene.calls;
  if (first === undefined) return scene;
  const { body } = first;
  const other =
    typeof body === 'string' && body.startsWith('<')
      ? `<html><body>${sentence}</body></html>`
      : typeof body === 'object' && body !== null && 'code' in body
        ? { code: first.status, message: sentence }
        : messages(sentence);
  return { ...scene, calls: [{ ...first, body: other }, ...rest] };
};

test.each(sentences)('"%s" never beats scopes, rights, rules or an account that are known', (sentence) => {
  const known = scenes.filter(
    ({ decidedBy, account, scopes, cause }) =>
      decidedBy.join() === 'facts' &&
      (account !== undefined || scopes !== undefined) &&
      !cause.startsWith('jwt-'),
  );
  expect(known.length).toBeGreaterThan(60);
  const wrong = known.filter(
    (scene) => explain(evidenceOf(saying(scene, sentence), 'as it was'))[0]?.cause !== scene.cause,
  );
  expect(wrong.map(({ title }) => title)).toEqual([]);
});
