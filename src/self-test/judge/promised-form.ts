import { isRecord } from '../../evidence/index.ts';
import type { Operation } from '../../jira-facts/index.ts';
import { lists, pages } from './documented-answers.ts';

/** What a successful answer is made of: a JSON list; an object with a list of `values`; one or the other; that or nothing; a JSON text; a file. */
export type PromisedForm = 'list' | 'page' | 'structure' | 'structure-or-nothing' | 'text' | 'file';

/** The reads whose answer is documented as something else (OpenAPI documents of the platform, of November 2026). */
const others: Readonly<Record<string, PromisedForm>> = {
  // 204 where time tracking is switched off; no other read of these documents answers without content.
  'configuration/timetracking': 'structure-or-nothing',
  mypreferences: 'text',
  'projectvalidate/validProjectKey': 'text',
  'projectvalidate/validProjectName': 'text',
  'attachment/content/{id}': 'file',
  'attachment/thumbnail/{id}': 'file',
  'universal_avatar/view/type/{type}': 'file',
  'universal_avatar/view/type/{type}/avatar/{id}': 'file',
  'universal_avatar/view/type/{type}/owner/{entityId}': 'file',
};

/** The form that an operation promises, whatever the version in its path. */
export function promisedForm({ path }: Pick<Operation, 'path'>): PromisedForm {
  const [, rest, api, , ...below] = path.split('/');
  if (rest !== 'rest' || api !== 'api') return 'structure';
  const name = below.join('/');
  if (lists.has(name)) return 'list';
  return pages.has(name) ? 'page' : (others[name] ?? 'structure');
}

/** `whole`: null where there was no body, or one too long to read; `cut` is its beginning then. */
interface ReceivedBody {
  readonly whole: string | null;
  /** `whole` as JSON; undefined: it is none. */
  readonly json: unknown;
  readonly cut: string | null;
}

/** Whether a body is of the promised form; of one that was cut only the beginning can be judged. */
export function isOfForm(form: PromisedForm, { whole, json, cut }: ReceivedBody): boolean {
  const first = whole === null ? (cut ?? '').trimStart().at(0) : null;
  switch (form) {
    case 'file':
      return true;
    case 'text':
      return typeof json === 'string' || (json === undefined && whole !== null && whole.trim() !== '');
    case 'list':
      return first === null ? Array.isArray(json) : first === '[';
    case 'page':
      return first === null ? isRecord(json) && Array.isArray(json.values) : first === '{';
    case 'structure-or-nothing':
      return whole === '' || isOfForm('structure', { whole, json, cut });
    case 'structure':
      return first === null ? typeof json === 'object' && json !== null : first === '{' || first === '[';
  }
}
