import { z } from 'zod';
import { loadOperations } from '../../src/jira-facts/index.ts';
import { routeOf } from '../../src/simulated-jira/rest/routes.ts';
import { type DirectSite, directSite, documentOf } from './direct.ts';

const there: Readonly<Record<string, string>> = {
  issueIdOrKey: 'PAY-1',
  projectIdOrKey: 'PAY',
  boardId: '1',
  sprintId: '1',
  serviceDeskId: '1',
  issueTypeId: '10001',
  fieldId: 'customfield_10016',
};

const queries: Readonly<Record<string, string>> = {
  // No page of it has more than 50, and the site has more fields.
  '/rest/api/3/field/search': 'type=custom&',
  '/rest/api/3/group/member': 'groupname=jira-users-acme&',
  '/rest/api/3/issuetypescheme/project': 'projectId=10000&projectId=10001&',
  '/rest/api/3/fieldconfigurationscheme/project': 'projectId=10000&',
};

/** A site on which no list is short. */
function fullSite(): DirectSite {
  const site = directSite();
  const { ask } = site;
  for (const text of ['one', 'two', 'three']) {
    ask('POST', '/issue/PAY-1/comment', { body: documentOf(text) });
    ask('POST', '/issue/PAY-1/worklog', { timeSpent: '1m' });
    ask('POST', '/version', { name: text, projectId: 10000 });
    ask('POST', '/component', { name: text, project: 'PAY' });
    ask('PUT', '/issue/PAY-1', { fields: { labels: [`${text}-label`], summary: text } });
    ask('PUT', '/issue/PAY-3', { fields: { labels: [`${text}-other`] } });
    ask('POST', '/filter', { name: text, jql: 'project = PAY' });
    ask('POST', '/dashboard', { name: text, sharePermissions: [], editPermissions: [] });
    ask('POST', '/fieldconfiguration', { name: text });
    ask('POST', '/fieldconfigurationscheme', { name: text });
    ask('POST', '/notificationscheme', { name: text });
    ask('POST', '/workflowscheme', { name: text });
  }
  return site;
}

const pageSchema = z.looseObject({ startAt: z.number(), maxResults: z.number() });

/** The list of a page, by whatever name it stands under; null: the answer is no page. */
function listIn(body: unknown): { readonly name: string; readonly items: readonly unknown[] } | null {
  const page = pageSchema.safeParse(body);
  if (!page.success) return null;
  for (const [name, items] of Object.entries(page.data)) if (Array.isArray(items)) return { name, items };
  return null;
}

const site = fullSite();

const pages = [...loadOperations().all]
  .filter(
    (operation) =>
      operation.method === 'GET' &&
      routeOf(operation) !== null &&
      !operation.removed &&
      !operation.path.startsWith('/rest/api/2/'),
  )
  .flatMap(({ path }) => {
    const address = `${path.replace(/\{([^}]+)\}/g, (_, name: string) => there[name] ?? '10000')}?${queries[path] ?? ''}`;
    const at = (query: string): unknown => {
      try {
        return site.ask('GET', `${address}${query}`).body;
      } catch {
        return null; // The bytes of a file.
      }
    };
    const list = listIn(at('maxResults=1000'));
    return list === null ? [] : [{ path, at, ...list }];
  });

test('many operations page, and many lists are long enough to tell', () => {
  expect(pages.length).toBeGreaterThan(60);
  expect(pages.filter(({ items }) => items.length > 1).length).toBeGreaterThan(35);
});

test.each(pages)('$path comes in pages of two as it comes whole', ({ at, name, items }) => {
  const collected: unknown[] = [];
  for (let startAt = 0; startAt < items.length; startAt += 2) {
    const page = z.record(z.string(), z.unknown()).parse(at(`startAt=${startAt}&maxResults=2`));
    const part = z.array(z.unknown()).parse(page[name]);
    expect(part.length).toBe(Math.min(2, items.length - startAt));
    expect(page).toMatchObject({ startAt, maxResults: 2 });
    if ('isLast' in page) expect(page.isLast).toBe(startAt + 2 >= items.length);
    collected.push(...part);
  }
  expect(collected).toEqual(items);
  expect(listIn(at(`startAt=${items.length + 1}&maxResults=2`))?.items ?? []).toEqual([]);
});
