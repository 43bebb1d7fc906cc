import type { Operation } from '../../jira-facts/index.ts';
import { withoutVersion } from '../rest/operation-shape.ts';

/** Its description opens it to everybody, its `security` does not: as with all others that lack the empty requirement there, a login is wanted. */
const saidOnly = ['POST /issue/properties'];

/**
 * Whether an operation looks at somebody without a login at all, or is kept from him before it is asked. The documents say so by an
 * empty requirement in `security`. All recorded 401 fit: those of `/myself` and boards are one line, made before the operation;
 * that of `POST /project`, which holds the empty requirement, is an error body of its own.
 */
export const looksAtNobody = ({ method, path, permissions, emptySecurity }: Operation): boolean =>
  (permissions.anonymous === true && !saidOnly.includes(`${method} ${withoutVersion(path)}`)) ||
  emptySecurity === true;

/** Whether it does something for nobody: reads show what there is to see (often nothing), writes want to be described as open. */
export const servesNobody = (operation: Operation): boolean =>
  looksAtNobody(operation) && (operation.permissions.anonymous === true || onlyReads(operation));

/** Questions that are asked by POST count as reads, as they do among the scopes of Connect. */
export const onlyReads = ({ method, connectScope }: Operation): boolean =>
  method === 'GET' || connectScope === 'READ';
