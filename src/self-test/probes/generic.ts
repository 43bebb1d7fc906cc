import type { JiraRequest } from '../../jira-client/index.ts';
import { nameOf, type Operation, type OperationsTable } from '../../jira-facts/index.ts';
import { type Found, found, foundFrom, noFact } from './found.ts';
import { groupQuery, searchRequest } from './own-subjects.ts';
import type { Probe } from './probe.ts';
import type { Subjects } from './subjects.ts';

/** Reads that Jira takes as POST; every other method than GET changes something and is predicted. */
const readsByPost: Readonly<Record<string, (subjects: Subjects) => JiraRequest | Promise<JiraRequest>>> = {
  'permissions/check': ({ permissionsQuestion }) => permissionsQuestion(),
  'permissions/project': ({ permissions }) => ({
    method: 'POST',
    path: '',
    body: { permissions: permissions.project.length === 0 ? ['BROWSE_PROJECTS'] : [...permissions.project] },
  }),
  'search/jql': ({ toldProject }) => ({
    method: 'POST',
    path: '',
    body: { jql: jqlOf(toldProject), maxResults: 5, fields: ['project'] },
  }),
  'search/approximate-count': ({ toldProject }) => ({
    method: 'POST',
    path: '',
    body: { jql: jqlOf(toldProject) },
  }),
};

function jqlOf(project: string | null): string {
  return new URL(searchRequest(project).path, 'https://site.invalid').searchParams.get('jql') ?? '';
}

/**
 * Any operation of the table as a probe. `asked` is a path whose braces the asker filled in already: it is called as it
 * stands, oddities and all, because an odd path may be the very question.
 */
export function genericProbe(operation: Operation, table: OperationsTable, asked?: string): Probe {
  const postedRead =
    operation.method === 'POST' ? readsByPost[operation.path.replace(/^\/rest\/api\/[23]\//, '')] : undefined;
  const predicted = operation.method !== 'GET' && postedRead === undefined;
  return {
    operation: nameOf(operation),
    predicted,
    objects: 10,
    prepare: async (subjects) => {
      const filling = { subjects, table, predicted };
      const address = asked ?? ofNamedProject(operation.path, subjects.toldProject);
      const path = address === undefined ? await fillPath(operation.path, filling) : found(address);
      if (!path.ok) return path;
      if (postedRead !== undefined) return found({ ...(await postedRead(subjects)), path: path.value });
      if (path.value.includes('?')) return found({ method: operation.method, path: path.value });
      const query = await requiredQuery(operation.path, subjects);
      if (!query.ok) return query;
      return found({ method: operation.method, path: path.value + query.value });
    },
  };
}

interface Filling {
  readonly subjects: Subjects;
  readonly table: OperationsTable;
  /** Nothing is sent: beside the place, which decides about rights, any value will do. */
  readonly predicted: boolean;
}

/** A project that was named is asked about by its name: that it is hidden is the answer. */
function ofNamedProject(template: string, project: string | null): string | undefined {
  const name = template.lastIndexOf('/') + 1;
  return project !== null && template.slice(0, name).endsWith('/project/') && template[name] === '{'
    ? template.slice(0, name) + encodeURIComponent(project)
    : undefined;
}

/** Puts something that exists into each pair of braces, from left to right. */
async function fillPath(template: string, filling: Filling): Promise<Found<string>> {
  let path = '';
  for (const segment of template.split('/').slice(1)) {
    const parameter = /^\{(.+)\}$/.exec(segment)?.[1];
    const value = parameter === undefined ? found(segment) : await parameterValue(parameter, path, filling);
    if (!value.ok) return value;
    path += `/${parameter === undefined ? segment : encodeURIComponent(value.value)}`;
  }
  return found(path);
}

async function parameterValue(
  parameter: string,
  collection: string,
  filling: Filling,
): Promise<Found<string>> {
  const { subjects, predicted } = filling;
  if (collection.endsWith('/project') && /^project/i.test(parameter))
    return foundFrom(await subjects.project(), ({ key }) => key);
  if (/^projectId$/i.test(parameter)) return foundFrom(await subjects.project(), ({ id }) => id);
  if (/^project/i.test(parameter)) return foundFrom(await subjects.project(), ({ key }) => key);
  if (/^issue(IdOrKey|Id|Key)$/i.test(parameter)) return foundFrom(await subjects.issue(), ({ key }) => key);
  if (/^accountId$/i.test(parameter)) return subjects.accountId();
  if (predicted) return found('1');
  const list = await listOf(collection, filling);
  if (!list.ok) return list;
  return subjects.firstOf(list.value, [parameter, 'id', 'key', 'name']);
}

/** Collections that are listed below something else; the rest of a path is the same in both versions. */
const listedElsewhere: Readonly<Record<string, string>> = {
  '/rest/agile/1.0/sprint': '/rest/agile/1.0/board/{boardId}/sprint',
  '/rest/agile/1.0/epic': '/rest/agile/1.0/board/{boardId}/epic',
  '/rest/api/2/version': '/rest/api/2/project/{projectIdOrKey}/versions',
  '/rest/api/3/version': '/rest/api/3/project/{projectIdOrKey}/versions',
};

/** Address of the list that the objects of a collection are found in. */
async function listOf(collection: string, filling: Filling): Promise<Found<string>> {
  const elsewhere = listedElsewhere[collection];
  if (elsewhere !== undefined) return fillPath(elsewhere, filling);
  const list = [collection, `${collection}/search`].find((path) => isListed(path, filling.table));
  return list === undefined
    ? noFact(`nothing lists what ${collection}/… takes; give the operation with the path filled in`)
    : found(list);
}

/** A read of exactly this name, and not one that would take its last word for an id. */
function isListed(path: string, table: OperationsTable): boolean {
  const read = table.resolve('GET', path);
  return read.kind === 'known' && read.operation.path.split('/').at(-1) === path.split('/').at(-1);
}

const byAccount = /^\/rest\/api\/[23]\/user(\/(groups|columns|email))?$/;
const byGroup = /^\/rest\/api\/[23]\/group(\/member)?$/;
const byProjectKey = /^\/rest\/api\/[23]\/user\/assignable\/search$/;
const byQuery = /^\/rest\/api\/[23]\/(user\/(search|picker)|groupuserpicker)$/;

/** Query parameters without which Jira refuses the question; the OpenAPI documents mark them as required. */
async function requiredQuery(path: string, subjects: Subjects): Promise<Found<string>> {
  if (path.endsWith('/mypermissions')) {
    const keys = [...subjects.permissions.global, ...subjects.permissions.project];
    return found(`?permissions=${encodeURIComponent(keys.join(','))}`);
  }
  if (/\/search(\/jql)?$/.test(path) && /^\/rest\/api\/[23]\/search/.test(path)) {
    return found(`?jql=${encodeURIComponent(jqlOf(subjects.toldProject))}&maxResults=5&fields=project`);
  }
  if (byAccount.test(path))
    return foundFrom(await subjects.accountId(), (id) => `?accountId=${encodeURIComponent(id)}`);
  if (byGroup.test(path)) return foundFrom(await subjects.group(), (group) => `?${groupQuery(group)}`);
  if (byProjectKey.test(path))
    return foundFrom(await subjects.project(), ({ key }) => `?project=${encodeURIComponent(key)}`);
  if (byQuery.test(path)) return found('?query=a&maxResults=5');
  return found('');
}
