import type { Operation } from '../jira-facts/index.ts';

/** What a successful answer is made of: a JSON object or list, as nearly always; a JSON text; a file. */
export type PromisedForm = 'structure' | 'text' | 'file';

/** The reads whose answer is documented as something else (OpenAPI documents of the platform, of November 2026). */
const others: Readonly<Record<string, PromisedForm>> = {
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
  return rest === 'rest' && api === 'api' ? (others[below.join('/')] ?? 'structure') : 'structure';
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
  if (form === 'file') return true;
  if (whole === null) return form === 'structure' && startsStructure(cut ?? '');
  if (form === 'text') return typeof json === 'string' || (json === undefined && whole.trim() !== '');
  return typeof json === 'object' && json !== null;
}

function startsStructure(text: string): boolean {
  const first = text.trimStart().at(0);
  return first === '{' || first === '[';
}
