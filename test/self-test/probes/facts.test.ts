import { z } from 'zod';
import { type Answer, answerOf } from '../../../src/jira-client/answer.ts';
import type { Identity, JiraRequest } from '../../../src/jira-client/identity.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/operations/index.ts';
import { askerFor } from '../../../src/self-test/probes/asker.ts';
import { defaultSuite } from '../../../src/self-test/probes/default-suite.ts';
import {
  inferredAdminGroups,
  inOrderFor,
  labelledAdminGroups,
} from '../../../src/self-test/probes/facts/admin-groups.ts';
import {
  heldInProjects,
  permissionsCheckRequest,
} from '../../../src/self-test/probes/facts/project-permissions.ts';
import { clockAheadSeconds } from '../../../src/self-test/probes/facts/site.ts';
import { visibleProjects } from '../../../src/self-test/probes/facts/visible-projects.ts';
import { whoAmI } from '../../../src/self-test/probes/facts/who-am-i.ts';
import { factIn } from '../../../src/self-test/probes/found.ts';
import { genericProbe } from '../../../src/self-test/probes/generic.ts';
import { ownSubjects } from '../../../src/self-test/probes/own-subjects.ts';
import { subjectsFor } from '../../../src/self-test/probes/subjects.ts';

/** An identity whose site answers from a table of paths; what is not in it is 404. */
function answering(
  answers: Readonly<Record<string, unknown>>,
  status = 200,
): Identity & { readonly asked: string[] } {
  const asked: string[] = [];
  const ask = async ({ method, path }: JiraRequest): Promise<Answer> => {
    asked.push(path);
    const body = answers[path.split('?')[0] ?? path];
    const text = body === undefined ? null : JSON.stringify(body);
    return answerOf(
      {
        request: { method, url: `https://acme.atlassian.net${path}`, headers: {}, body: null },
        response: { status: body === undefined ? 404 : status, headers: {}, body: text },
      },
      text,
      null,
    );
  };
  return {
    asked,
    kind: 'connect-app',
    label: 'the app',
    scopes: null,
    baseUrl: 'https://acme.atlassian.net',
    authenticate: async () => ({ ok: true }),
    ask,
    call: async (request) => (await ask(request)).exchange,
  };
}

const asker = (identity: Identity) => askerFor(identity, new AbortController().signal, () => undefined);

test('an account is told by its id, whatever else of it is null', async () => {
  const nothing = { accountType: null, active: null, displayName: null, groups: null };
  const told = await whoAmI(
    asker(
      answering({
        '/rest/api/3/myself': { accountId: 'a', ...nothing, applicationRoles: { size: null, items: null } },
      }),
    ),
  );
  expect(told).toEqual({ ok: true, value: { accountId: 'a', ...nothing, applicationRoles: null } });
});

describe('asking', () => {
  test('each question goes out once, however many want the answer', async () => {
    const identity = answering({ '/rest/api/3/myself': { accountId: 'a' } });
    const one = asker(identity);
    await Promise.all(Array.from({ length: 10 }, () => whoAmI(one)));
    expect(identity.asked).toHaveLength(1);
  });

  test('why a fact could not be had is told in a clause', async () => {
    const refused = await asker(answering({ '/x': {} }, 403)).ask({ method: 'GET', path: '/x' });
    expect(factIn(refused, z.object({}))).toEqual({ ok: false, why: 'GET /x was answered with 403' });
    const odd = await asker(answering({ '/x': [] })).ask({ method: 'GET', path: '/x' });
    expect(factIn(odd, z.object({}))).toEqual({
      ok: false,
      why: 'GET /x was answered in an unknown form',
    });
  });
});

describe('account facts', () => {
  test('groups and roles that are counted and not listed are not known', async () => {
    const myself = {
      accountId: 'a',
      groups: { size: 2, items: [] },
      applicationRoles: { size: 0, items: [] },
    };
    const account = await whoAmI(asker(answering({ '/rest/api/3/myself': myself })));
    expect(account).toMatchObject({ ok: true, value: { groups: null, applicationRoles: [] } });
  });

  test('who we are, with groups and roles where they were told', async () => {
    const myself = {
      accountId: '557058:x',
      accountType: 'app',
      active: true,
      groups: { size: 1, items: [{ name: 'atlassian-addons' }] },
      applicationRoles: { items: [{ key: 'jira-software' }] },
    };
    const known = await whoAmI(asker(answering({ '/rest/api/3/myself': myself })));
    expect(known).toMatchObject({
      ok: true,
      value: { accountType: 'app', groups: ['atlassian-addons'], applicationRoles: ['jira-software'] },
    });
    const bare = await whoAmI(asker(answering({ '/rest/api/3/myself': { accountId: 'a' } })));
    expect(bare).toMatchObject({ ok: true, value: { groups: null, active: null } });
  });

  test('projects beyond the page are known to be there', async () => {
    const page = (isLast: boolean) => ({
      '/rest/api/3/project/search': { values: [{ id: '1', key: 'A' }], isLast },
    });
    expect(await visibleProjects(asker(answering(page(false))))).toMatchObject({ value: { all: false } });
    expect(await visibleProjects(asker(answering(page(true))))).toMatchObject({
      value: { all: true, projects: [{ id: '1', key: 'A' }] },
    });
  });

  test('project permissions come back by key, absence meaning no', async () => {
    const answer = {
      globalPermissions: [],
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [1], issues: [] }],
    };
    const projects = [
      { id: '1', key: 'A' },
      { id: '2', key: 'B' },
    ];
    const permissions = ['BROWSE_PROJECTS', 'EDIT_ISSUES'];
    const site = asker(answering({ '/rest/api/3/permissions/check': answer }));
    const request = permissionsCheckRequest({
      globalPermissions: [],
      projectPermissions: permissions,
      projects,
    });
    const rights = heldInProjects(await site.ask(request), permissions, projects);
    if (!rights.ok) throw new Error(rights.why);
    expect([...(rights.value.get('BROWSE_PROJECTS') ?? [])]).toEqual(['A']);
    expect([...(rights.value.get('EDIT_ISSUES') ?? [])]).toEqual([]);
  });

  test('a project that no number names cannot be asked about, and is left out of the question', () => {
    const about = (...ids: string[]) =>
      permissionsCheckRequest({
        globalPermissions: ['ADMINISTER'],
        projectPermissions: ['BROWSE_PROJECTS'],
        projects: ids.map((id) => ({ id, key: 'A' })),
      }).body;
    const [permissions, issues] = [['BROWSE_PROJECTS'], []];
    expect(about('project-one', '7')).toMatchObject({
      projectPermissions: [{ permissions, projects: [7], issues }],
    });
    expect(about('project-one')).toEqual({ globalPermissions: ['ADMINISTER'] });
  });

  test('the clock of the site against ours', () => {
    const exchange = (date: string) => ({
      request: { method: 'GET', url: 'https://acme.atlassian.net/', headers: {}, body: null },
      response: { status: 200, headers: { date }, body: null },
      receivedAt: '2026-11-21T10:00:00.000Z',
    });
    expect(clockAheadSeconds(exchange('Sat, 21 Nov 2026 10:10:00 GMT'))).toBe(600);
    expect(clockAheadSeconds(exchange('yesterday'))).toBeNull();
  });
});

describe('administrators’ groups', () => {
  test('as the picker marks them', async () => {
    const groups = [
      { name: 'bosses', labels: [{ type: 'ADMIN' }] },
      { name: 'users', labels: [] },
    ];
    const found = await labelledAdminGroups(asker(answering({ '/rest/api/3/groups/picker': { groups } })));
    expect(found).toMatchObject({ ok: true, value: { names: ['bosses'], how: 'labelled' } });
  });

  test('else by comparing an administrator with somebody who is none', () => {
    const admin = { groups: ['bosses', 'users'], administers: true };
    const other = { groups: ['users', 'addons'], administers: false };
    expect(inferredAdminGroups([admin, other])).toMatchObject({
      ok: true,
      value: { names: ['bosses'], how: 'inferred' },
    });
    expect(inferredAdminGroups([other]).ok).toBe(false);
  });

  test('an app belongs into the group for apps, a person does not', () => {
    const names = ['bosses', 'atlassian-addons-admin'];
    expect(inOrderFor(true, names)[0]).toBe('atlassian-addons-admin');
    expect(inOrderFor(false, names)[0]).toBe('bosses');
  });
});

describe('filling a path', () => {
  const table = loadOperations();
  const prepare = async (name: string, answers: Readonly<Record<string, unknown>>) => {
    const operation = table.named(name);
    if (operation === null) throw new Error(`${name} is unknown`);
    const one = asker(answering(answers));
    const subjects = subjectsFor(one, ownSubjects(one, { project: null, issue: null }), async () => [], {
      permissions: { global: ['ADMINISTER'], project: [] },
      permissionsQuestion: async () => ({ method: 'POST', path: '/rest/api/3/permissions/check', body: {} }),
      toldProject: null,
    });
    return genericProbe(operation, table).prepare(subjects);
  };

  test('takes what the collection shows first', async () => {
    const made = await prepare('GET /rest/api/3/role/{id}', {
      '/rest/api/3/role': [{ id: 10002, name: 'Administrators' }],
    });
    expect(made).toEqual({ ok: true, value: { method: 'GET', path: '/rest/api/3/role/10002' } });
  });

  test('says why it cannot', async () => {
    expect(await prepare('GET /rest/api/3/role/{id}', { '/rest/api/3/role': [] })).toMatchObject({
      ok: false,
      why: expect.stringContaining('/rest/api/3/role'),
    });
    expect(await prepare('GET /rest/api/3/issue/{issueIdOrKey}', {})).toMatchObject({ ok: false });
  });

  test('what is listed below something else is looked for there', async () => {
    const made = await prepare('GET /rest/agile/1.0/sprint/{sprintId}/issue', {
      '/rest/agile/1.0/board': { values: [{ id: 3, name: 'Board' }] },
      '/rest/agile/1.0/board/3/sprint': { values: [{ id: 37, name: 'Sprint 1' }] },
    });
    expect(made).toMatchObject({ value: { path: '/rest/agile/1.0/sprint/37/issue' } });
  });

  test('what nothing lists has to be named, and nothing is asked for it', async () => {
    expect(await prepare('GET /rest/api/3/attachment/{id}', {})).toEqual({
      ok: false,
      why: 'nothing lists what /rest/api/3/attachment/… takes; give the operation with the path filled in',
    });
  });

  test('what is only derived needs nothing that is there, beside the place', async () => {
    const made = await prepare('DELETE /rest/api/3/attachment/{id}', {});
    expect(made).toMatchObject({ value: { method: 'DELETE', path: '/rest/api/3/attachment/1' } });
    expect(await prepare('PUT /rest/api/3/project/{projectIdOrKey}', {})).toMatchObject({ ok: false });
  });

  test('what stands in a path is encoded', async () => {
    const made = await prepare('GET /rest/api/3/project/{projectIdOrKey}', {
      '/rest/api/3/project/search': { values: [{ id: '1', key: 'A/../B' }] },
    });
    expect(made).toMatchObject({ value: { path: '/rest/api/3/project/A%2F..%2FB' } });
  });

  test('no write of the default suite or of the table is anything but predicted', () => {
    for (const probe of defaultSuite) {
      const writes =
        !probe.operation.startsWith('GET ') && probe.operation !== 'POST /rest/api/3/permissions/check';
      expect([probe.operation, probe.predicted]).toEqual([probe.operation, writes]);
    }
    const asked = table.all.filter(
      (operation) => operation.method !== 'GET' && !genericProbe(operation, table).predicted,
    );
    expect(new Set(asked.map((operation) => nameOf(operation).replace('/2/', '/3/')))).toEqual(
      new Set([
        'POST /rest/api/3/permissions/check',
        'POST /rest/api/3/permissions/project',
        'POST /rest/api/3/search/jql',
        'POST /rest/api/3/search/approximate-count',
      ]),
    );
  });
});
