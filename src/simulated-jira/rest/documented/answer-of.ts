import type { Operation } from '../../../jira-facts/index.ts';
import { shape } from '../operation-shape.ts';
import { documentedAnswers, documentedBodies } from './answers.ts';

/** What Atlassian's documents say a success of an operation looks like. */
interface DocumentedAnswer {
  readonly status: number;
  /** JSON with the placeholders `$self` and `$id`; null: no body. */
  readonly body: string | null;
}

const byShape: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries(documentedAnswers).map(([operation, answer]) => {
    const [method = '', path = ''] = operation.split(' ');
    return [shape(method, path), answer];
  }),
);

const servicedeskPage =
  '{"_expands":[],"_links":{"self":"$self"},"isLastPage":true,"limit":50,"size":0,"start":0,"values":[]}';

/** The documents of Jira Service Management are not at hand with their schemas: its forms follow its paging and its verbs. */
function byHabit({ method, path, product }: Operation): DocumentedAnswer {
  if (method === 'DELETE') return { status: 204, body: null };
  if (method !== 'GET') return { status: method === 'POST' ? 201 : 200, body: '{}' };
  if (path.endsWith('}')) return { status: 200, body: '{"id":"$id","_links":{"self":"$self"}}' };
  const paged = '{"isLast":true,"maxResults":50,"self":"$self","startAt":0,"total":0,"values":[]}';
  return { status: 200, body: product === 'servicedesk' ? servicedeskPage : paged };
}

/** The documented success of an operation, of either version of the platform's API. */
export function documentedAnswer(operation: Operation): DocumentedAnswer {
  const found = byShape.get(shape(operation.method, operation.path));
  if (found === undefined) return byHabit(operation);
  const [status, body] = found;
  if (status === 204) return { status, body: null };
  // Some reads of Jira Software are documented without a schema.
  const usual = operation.method === 'GET' ? byHabit(operation).body : null;
  return { status, body: documentedBodies[body] ?? usual };
}
