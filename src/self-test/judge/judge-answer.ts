import type { IdentityKind } from '../../evidence/index.ts';
import type { Answer } from '../../jira-client/index.ts';
import { isOfForm, type PromisedForm } from './promised-form.ts';
import { hasMembers } from './promised-members.ts';

/** What an answer is worth before anybody asks why: an answer to somebody else is no success, whatever its status. */
type Answered =
  | { readonly kind: 'answered'; readonly empty: boolean }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unanswered' };

/**
 * `accountId`: whom Jira must have taken the caller for; null when that is not known. `form`: what the operation promises; a
 * success that is of another form, a proxy's page or rubbish, is none. `members`: names of which it has at least one, where known.
 */
export function judgeAnswer(
  answer: Answer,
  identity: IdentityKind,
  accountId: string | null,
  form: PromisedForm,
  members: readonly string[] | null = null,
): Answered {
  const { response } = answer.exchange;
  if (response === null || response.status === null) return { kind: 'unanswered' };
  const { status, headers } = response;
  if (status < 200 || status > 299) return { kind: 'refused' };
  if (identity !== 'anonymous' && !ranAsItself(answer, headers, accountId)) return { kind: 'refused' };
  if (/text\/html/i.test(headers['content-type'] ?? '')) return { kind: 'refused' };
  if (!isOfForm(form, { json: answer.json, whole: answer.body, cut: response.body }))
    return { kind: 'refused' };
  if (members !== null && answer.json !== undefined && !hasMembers(answer.json, members))
    return { kind: 'refused' };
  return { kind: 'answered', empty: isEmptyList(answer.json) };
}

/** A refused login goes on as nobody with 200; `X-AAccountId` names whom the call ran as, where it is sent. */
function ranAsItself(
  answer: Answer,
  headers: Readonly<Record<string, string>>,
  accountId: string | null,
): boolean {
  if (/AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(headers['x-seraph-loginreason'] ?? '')) return false;
  return answer.ranAs === null || accountId === null || answer.ranAs === accountId;
}

/** A list, or an object all of whose lists are empty. */
function isEmptyList(json: unknown): boolean {
  if (Array.isArray(json)) return json.length === 0;
  if (typeof json !== 'object' || json === null) return false;
  const lists = Object.values(json).filter(Array.isArray);
  return lists.length > 0 && lists.every((list) => list.length === 0);
}
