import { json } from '../request.ts';
import { type Route, route } from './call.ts';
import { pageOf, self } from './shapes.ts';

const fields = [
  ['summary', 'Summary', 'string'],
  ['status', 'Status', 'status'],
  ['assignee', 'Assignee', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['customfield_10001', 'Approvers', 'array'],
] as const;

const statuses = ['To Do', 'In Progress', 'Done'];
const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

/** Lists of the site's vocabulary: whoever may ask gets the same. */
export const catalogueRoutes: Route[] = [
  route('GET /field', () =>
    json(
      200,
      fields.map(([id, name, type]) => ({
        id,
        key: id,
        name,
        custom: id.startsWith('customfield_'),
        orderable: true,
        navigable: true,
        searchable: true,
        clauseNames: [id],
        schema: { type },
      })),
    ),
  ),
  route('GET /priority', (call) =>
    json(
      200,
      priorities.map((name, index) => ({
        id: String(index + 1),
        name,
        self: self(call, `/priority/${index + 1}`),
      })),
    ),
  ),
  route('GET /status', (call) =>
    json(
      200,
      statuses.map((name, index) => ({
        id: String(10_000 + index),
        name,
        self: self(call, `/status/${10_000 + index}`),
      })),
    ),
  ),
  route('GET /resolution', () => json(200, [{ id: '10000', name: 'Done', description: '' }])),
  route('GET /filter/search', (call) => json(200, pageOf(call, []))),
  route('GET /dashboard', () =>
    json(200, {
      startAt: 0,
      maxResults: 20,
      total: 1,
      dashboards: [{ id: '10000', name: 'Default dashboard' }],
    }),
  ),
  route('GET /dashboard/search', (call) =>
    json(200, pageOf(call, [{ id: '10000', name: 'Default dashboard' }])),
  ),
];
