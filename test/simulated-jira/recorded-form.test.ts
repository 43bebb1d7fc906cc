import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';

/** The form of answers of real Jira, without their content: see scripts/simulator-recordings.mjs. */
const rowSchema = z.object({
  door: z.enum(['site', 'gateway']),
  login: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  contentType: z.array(z.string()),
  headers: z.array(z.string()),
});
const rows = z
  .array(rowSchema)
  .parse(JSON.parse(readFileSync(new URL('./recorded/shapes.json', import.meta.url), 'utf8')));

/** Answers that say nothing about the operation's form: reads of what exists, where a login worked. */
const read = rows.filter(
  ({ method, login, path }) => method === 'GET' && login === 'logged in' && !path.includes('/epic/'),
);

/** Headers that are the edge's business of the day, or of one recording. */
const passing = new Set(['x-anodeid', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'location']);

const examples: Readonly<Record<string, string>> = {
  '{issueIdOrKey}': 'PAY-1',
  '{projectIdOrKey}': 'PAY',
  '{id}': '10000',
};
const queries: Readonly<Record<string, string>> = {
  '/rest/api/3/search/jql': '?jql=project%3DPAY',
  '/rest/api/3/user': '?accountId=5b10ac8d82e05b22cc7d4ef5',
};

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
afterAll(() => jira.close());

test.each(read.map((row) => [row.door, row.path, row.status, row] as const))(
  '%s: GET %s %s has the recorded form',
  async (door, template, status, row) => {
    const missing = status === 404;
    const path = template.replace(/\{[^}]+\}/g, (name) => (missing ? 'NONE-99' : (examples[name] ?? '1')));
    const { url, authorization } =
      door === 'site'
        ? jira.credential('api-token', 'Ada Admin')
        : jira.credential('oauth-3lo', 'Sample integration');
    const answer = await fetch(`${url}${path}${queries[template] ?? ''}`, {
      headers: { authorization: authorization ?? '', accept: 'application/json' },
    });
    expect(answer.status).toBe(status);
    expect(row.contentType).toContain(answer.headers.get('content-type'));
    expect(row.headers.filter((name) => !passing.has(name) && !answer.headers.has(name))).toEqual([]);
  },
);
