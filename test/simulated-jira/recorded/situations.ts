import { z } from 'zod';
import type { Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf, postJson } from '../calls.ts';
import { documentOf } from '../direct.ts';

/** One call, below the door it goes through. */
export interface Asked {
  readonly path: string;
  readonly body?: unknown;
}

const issue = { fields: { project: { key: 'PAY' }, summary: 'x', issuetype: { name: 'Task' } } };
const someWords = documentOf('words');
const me = '5b10ac8d82e05b22cc7d4ef5';

const ada = (jira: Jira) => ({
  authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '',
});

const post = (jira: Jira, path: string, body: unknown) => postJson(`${jira.siteUrl}${path}`, body, ada(jira));

const made = async (jira: Jira, path: string, body: unknown) =>
  jsonOf(await post(jira, `/rest/api/3${path}`, body));

async function attached(jira: Jira): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['words']), 'a.txt');
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1/attachments`, {
    method: 'POST',
    headers: { ...ada(jira), 'x-atlassian-token': 'no-check' },
    body: form,
  });
  const [attachment] = z.array(z.object({ id: z.string() })).parse(await answer.json());
  return attachment?.id ?? '';
}

async function linked(jira: Jira): Promise<string> {
  const ends = { inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-3' } };
  await post(jira, '/rest/api/3/issueLink', { type: { name: 'Relates' }, ...ends });
  const shown = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1`, { headers: ada(jira) });
  return (await jsonOf(shown)).fields.issuelinks[0].id;
}

const epic = async (jira: Jira): Promise<string> => {
  const fields = { ...issue.fields, issuetype: { name: 'Epic' } };
  return (await made(jira, '/issue', { fields })).key;
};

const commented = async (jira: Jira): Promise<string> =>
  (await made(jira, '/issue/PAY-1/comment', { body: someWords })).id;

const logged = async (jira: Jira): Promise<string> =>
  (await made(jira, '/issue/PAY-1/worklog', { timeSpent: '1h' })).id;

async function step(jira: Jira): Promise<Asked> {
  const path = '/rest/api/3/issue/PAY-1/transitions';
  const { transitions } = await jsonOf(await fetch(`${jira.siteUrl}${path}`, { headers: ada(jira) }));
  return { path, body: { transition: { id: transitions[0].id } } };
}

/** A work item on which people have worked, so that no list of its answer is empty. */
export async function worked(jira: Jira): Promise<void> {
  const component = await made(jira, '/component', {
    name: 'Cards',
    project: 'PAY',
    description: 'All cards',
  });
  const version = await made(jira, '/version', { name: '1.0', projectId: 10000, description: 'First' });
  await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1`, {
    method: 'PUT',
    headers: { ...ada(jira), 'content-type': 'application/json' },
    body: JSON.stringify({
      fields: {
        description: someWords,
        labels: ['red'],
        components: [{ id: component.id }],
        fixVersions: [{ id: version.id }],
        timetracking: { originalEstimate: '4h' },
      },
    }),
  });
  await made(jira, '/issue/PAY-1/comment', { body: someWords });
  await made(jira, '/issue/PAY-1/worklog', { timeSpent: '1h', comment: someWords });
}

/** Recorded on a site whose project anybody may read and work in. */
export async function open(jira: Jira): Promise<void> {
  const holder = { type: 'anyone' };
  for (const permission of ['BROWSE_PROJECTS', 'TRANSITION_ISSUES'])
    await jira.control('grant-in-project', { project: 'PAY', permission, holder });
}

/** What a recorded call rests on: the state it was made in, and what it named. */
export const situations: Readonly<Record<string, (jira: Jira) => Asked | Promise<Asked>>> = {
  'GET /rest/api/3/user 200': () => ({ path: `/rest/api/3/user?accountId=${me}` }),
  'GET /rest/api/3/user/search 200': () => ({ path: '/rest/api/3/user/search?query=ada' }),
  'GET /rest/api/3/search/jql 200': () => ({
    path: '/rest/api/3/search/jql?jql=project%3DPAY&fields=*all',
  }),
  // Of a team-managed project.
  'GET /rest/api/3/status/{id} 200': () => ({ path: '/rest/api/3/status/10100' }),
  'GET /rest/api/3/issuetype/{id} 200': () => ({ path: '/rest/api/3/issuetype/10021' }),
  'GET /rest/api/3/priority/{id} 200': () => ({ path: '/rest/api/3/priority/1' }),
  'GET /rest/api/3/issue/createmeta 200': () => ({
    path: '/rest/api/3/issue/createmeta?expand=projects.issuetypes.fields',
  }),
  'POST /rest/api/3/search/jql 200': () => ({
    path: '/rest/api/3/search/jql',
    body: { jql: 'project = PAY', fields: ['summary'] },
  }),
  'GET /rest/api/3/project/{projectIdOrKey} 404': () => ({ path: '/rest/api/3/project/NONE' }),
  'POST /rest/api/3/issue 201': () => ({ path: '/rest/api/3/issue', body: issue }),
  'POST /rest/api/3/issue 400': () => ({ path: '/rest/api/3/issue', body: issue }),
  'PUT /rest/api/3/issue/{issueIdOrKey} 204': () => ({
    path: '/rest/api/3/issue/PAY-1',
    body: { fields: { summary: 'y' } },
  }),
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions 204': step,
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions 404': step,
  'POST /rest/api/3/issue/{issueIdOrKey}/watchers 204': () => ({
    path: `/rest/api/3/issue/PAY-1/watchers?accountId=${me}`,
  }),
  'POST /rest/api/3/issue/{issueIdOrKey}/comment 201': () => ({
    path: '/rest/api/3/issue/PAY-1/comment',
    body: { body: documentOf('words') },
  }),
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id} 200': async (jira) => ({
    path: `/rest/api/3/issue/PAY-1/comment/${await commented(jira)}`,
    body: { body: documentOf('words') },
  }),
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id} 204': async (jira) => ({
    path: `/rest/api/3/issue/PAY-1/comment/${await commented(jira)}`,
  }),
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog 201': () => ({
    path: '/rest/api/3/issue/PAY-1/worklog',
    body: { timeSpent: '1h', comment: someWords },
  }),
  'PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{id} 200': async (jira) => ({
    path: `/rest/api/3/issue/PAY-1/worklog/${await logged(jira)}`,
    body: { timeSpentSeconds: 7200, comment: someWords },
  }),
  'DELETE /rest/api/3/attachment/{id} 204': async (jira) => ({
    path: `/rest/api/3/attachment/${await attached(jira)}`,
  }),
  'DELETE /rest/api/3/issueLink/{id} 204': async (jira) => ({
    path: `/rest/api/3/issueLink/${await linked(jira)}`,
  }),
  'DELETE /rest/api/3/issue/{issueIdOrKey}/watchers 204': () => ({
    path: `/rest/api/3/issue/PAY-1/watchers?accountId=${me}`,
  }),
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id} 204': async (jira) => ({
    path: `/rest/api/3/issue/PAY-1/worklog/${await logged(jira)}`,
  }),
  'GET /rest/agile/1.0/epic/{epicIdOrKey}/issue 200': async (jira) => {
    const key = await epic(jira);
    await post(jira, `/rest/agile/1.0/epic/${key}/issue`, { issues: ['PAY-1'] });
    return { path: `/rest/agile/1.0/epic/${key}/issue` };
  },
  'POST /rest/agile/1.0/epic/{id}/issue 204': async (jira) => ({
    path: `/rest/agile/1.0/epic/${await epic(jira)}/issue`,
    body: { issues: ['PAY-1'] },
  }),
};

const examples: Readonly<Record<string, string>> = {
  '{issueIdOrKey}': 'PAY-1',
  '{projectIdOrKey}': 'PAY',
  '{id}': '10000',
};

/** A template of a path, filled in with what the sample site has. */
export const usual = (path: string): Asked => ({
  path: path.replace(/\{[^}]+\}/g, (name) => examples[name] ?? '1'),
});
