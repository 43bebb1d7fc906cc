import { diagnose } from '../../../src/diagnosis/index.ts';
import { readRecording, redactEvidence, understandEvidence } from '../../../src/evidence/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';
import { drawing, neighbours, type PlantedSecret, plantedSecrets } from '../redaction/secrets.ts';

const operations = loadOperations();
const site = 'https://example.atlassian.net';

/** Texts that carry a planted secret the way people leave it in what they paste. */
const carriers: readonly ((text: string) => string)[] = [
  (text) => `403 Client Error: Forbidden for url: ${site}/rest/api/3/role\nwe sent ${text}\n`,
  (text) =>
    `{"errorMessages":["it failed with ${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"],"status":403}`,
  (text) => `level=error status=401 url=${site}/rest/api/2/myself err="${text.replace(/"/g, '\\"')}"`,
  (text) => `$ curl -i ${site}/rest/api/3/myself\nHTTP/2 401\nx-note: ${text.split('\n')[0]}\n\n${text}\n`,
  (text) =>
    `AxiosError: Request failed with status code 403 {\n  config: { url: '${site}/rest/api/3/role', data: '${text.replace(/'/g, "\\'").replace(/\n/g, '\\n')}' },\n  response: { status: 403, data: { message: \`${text}\` } }\n}`,
  (text) =>
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'GET',
              url: `${site}/rest/api/3/role?x=${encodeURIComponent(text)}`,
              headers: [{ name: 'X-Note', value: text }],
            },
            response: { status: 403, content: { text } },
          },
        ],
      },
    }),
];

const places: readonly ((secret: PlantedSecret) => unknown)[] = [
  ({ text }) => withExchange({ url: `${site}/rest/api/3/search?q=${text}` }),
  ({ text }) => withExchange({ body: text }),
  ({ text }) => withExchange({ headers: { 'X-Note': text, Authorization: text } }),
  ({ secret }) => withExchange({ method: secret }),
  ({ text }) =>
    withExchange(
      {},
      { body: text, headers: { Location: `${site}/?${text}`, 'X-Seraph-LoginReason': text, Server: text } },
    ),
  ({ text }) => ({ ...withExchange({}), accountNotes: { note: text, deep: { list: [text] }, [text]: true } }),
  ({ text }) => ({
    ...withExchange({}),
    scopes: [text],
    account: { groups: [text], accessibleSites: [text] },
  }),
];

function withExchange(request: object, response: object = {}) {
  return {
    identity: 'api-token',
    exchanges: [
      {
        request: { method: 'GET', url: `${site}/rest/api/3/role`, ...request },
        response: { status: 403, ...response },
      },
    ],
  };
}

const seeds = Array.from({ length: 6 }, (_, index) => 100 + index);

test('no secret of a pasted text stands in what was read or found', () => {
  const left: string[] = [];
  for (const seed of seeds)
    for (const secret of plantedSecrets(seed))
      for (const carry of carriers) {
        const { pick } = drawing(seed * 31 + secret.text.length);
        const [before, behind] = pick(neighbours);
        const recording = readRecording(carry(`${before}${secret.text}${behind}`), 'x');
        if (!recording.ok) continue;
        const out = JSON.stringify([recording, diagnose(recording.evidence, operations)]);
        if (out.includes(secret.secret)) left.push(`${secret.kind}: ${carriers.indexOf(carry)}`);
      }
  expect(left).toEqual([]);
});

test('no secret of an evidence stands in what is stored, shown or found, wherever it was', () => {
  const left: string[] = [];
  for (const seed of seeds)
    for (const secret of plantedSecrets(seed))
      places.forEach((place, index) => {
        const given = JSON.stringify(place(secret));
        const recording = readRecording(given, 'x');
        if (!recording.ok) throw new Error(recording.problem);
        const out = JSON.stringify([
          recording,
          redactEvidence(recording.evidence),
          understandEvidence(recording.evidence),
          diagnose(recording.evidence, operations),
        ]);
        if (out.includes(secret.secret)) left.push(`${secret.kind} in place ${index}`);
      });
  expect(left).toEqual([]);
});

test('a masked text stays readable: what decides a cause is still there', () => {
  const kept = [
    'Unauthorized; scope does not match',
    'Basic authentication with passwords is deprecated.',
    'Failed to parse Connect Session Auth Token',
    'You need to be a Jira administrator to perform this operation',
    "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
    'The IP address has been rejected because it is not on the allowedlist.',
    'refresh_token is invalid',
    'Encountered a "401 - Unauthorized" error while loading this page.',
    'com.atlassian.jira.rest.exception.NotFoundWebException',
    'Password: is required',
    'Invalid aud: https://oauth-2-authorization-server.services.atlassian.com',
    '/rest/api/3/project/10001/role/customfield_10016/getProjectRoleActorsForProject',
    'Issue does not exist or you do not have permission to see it.',
  ];
  for (const sentence of kept) {
    const recording = readRecording(JSON.stringify(withExchange({}, { body: sentence })), 'x');
    expect(recording.ok && recording.evidence.exchanges[0]?.response?.body).toBe(sentence);
  }
});
