import type { Exchange } from '../../evidence/index.ts';
import type { JiraRequest } from '../../jira-client/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/** Questions asked on top for one kind of failure, and in a whole run. */
const perFailure = 2;
const perRun = 24;

/** Keeps count, so that 25 like failures are not looked into 25 times. */
export interface DifferentialBudget {
  readonly asked: Map<string, Promise<Exchange[]>>;
  left: number;
}

export const differentialBudget = (): DifferentialBudget => ({ asked: new Map(), left: perRun });

/**
 * The one or two harmless questions that separate the leading causes of a refused read: the address mended, the same
 * credential at the other address, the resource itself, and nobody. What other identities were told is known already.
 */
export async function tellApart(
  participant: Participant,
  around: RunSurroundings,
  request: JiraRequest,
  refused: Exchange,
  budget: DifferentialBudget,
): Promise<Exchange[]> {
  if (refused.response === null || request.method !== 'GET') return [];
  const likeness = likenessOf(participant, request, refused);
  const earlier = budget.asked.get(likeness);
  if (earlier !== undefined) return [];
  const questions = questionsFor(participant, around, request, refused).slice(
    0,
    Math.min(perFailure, budget.left),
  );
  budget.left -= questions.length;
  const answers = Promise.all(questions.map((ask) => ask()));
  budget.asked.set(likeness, answers);
  return answers;
}

type Question = () => Promise<Exchange>;

function questionsFor(
  participant: Participant,
  around: RunSurroundings,
  request: JiraRequest,
  refused: Exchange,
): Question[] {
  const { asker, identity } = participant;
  const status = refused.response?.status ?? 0;
  const questions: Question[] = [];
  const mended = mendedPath(request.path);
  if (mended !== null) questions.push(async () => (await asker.ask({ ...request, path: mended })).exchange);
  const elsewhere = identity.elsewhere;
  if (elsewhere !== undefined && (status === 401 || status === 404)) {
    questions.push(() => elsewhere.call(request, around.signal));
  }
  const resource = resourcePath(request.path);
  if (resource !== null && (status === 403 || status === 404 || status === 401)) {
    questions.push(async () => (await asker.ask({ method: 'GET', path: resource })).exchange);
  }
  const { outsider } = around;
  if (outsider !== null && participant.kind !== 'anonymous' && status >= 400) {
    questions.push(async () => (await outsider.ask(request)).exchange);
  }
  return questions;
}

/** The path without what Jira takes for another address: double slashes, a slash at the end. null: nothing to mend. */
export function mendedPath(path: string): string | null {
  const mark = path.indexOf('?');
  const route = mark === -1 ? path : path.slice(0, mark);
  const query = mark === -1 ? '' : path.slice(mark);
  const mended = route.replace(/\/{2,}/g, '/').replace(/(?<=[^/])\/$/, '');
  return mended === route ? null : mended + query;
}

/** `/rest/api/3/project/DEMO/role/1` is about `/rest/api/3/project/DEMO`: readable or not, it tells rights from sight. */
export function resourcePath(path: string): string | null {
  const route = path.split('?')[0] ?? path;
  const [, resource = null] =
    /^(\/rest\/api\/(?:2|3|latest)\/(?:project\/(?!search\/)[^/]+|issue\/(?:\d+|[A-Za-z]\w*-\d+)))\/./.exec(
      route,
    ) ?? [];
  return resource;
}

/** Two refusals of one identity that read alike have one cause, as far as further questions could tell. */
function likenessOf(participant: Participant, request: JiraRequest, refused: Exchange): string {
  const { status, headers, body } = refused.response ?? { status: null, headers: {}, body: null };
  const odd = mendedPath(request.path) !== null || resourcePath(request.path) !== null ? request.path : '';
  return JSON.stringify([participant.kind, status, headers['content-type'], body?.slice(0, 120), odd]);
}
