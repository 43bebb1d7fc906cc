import { redactText } from '../../evidence/index.ts';
import { percentDecoded, withoutUser } from '../../jira-facts/index.ts';

/**
 * An operation as it was asked for, but for what nobody may read in a report: an address that was pasted whole may name a user with a
 * password, and its query may carry a token. Each identity has its own credential, so neither would have been of use.
 */
export function withoutCredentials(asked: string): string {
  const [path = '', ...queries] = withoutUser(asked).split('?');
  return [path, ...queries.map((query) => query.split('&').map(withoutSecret).join('&'))].join('?');
}

/** Name and value are judged apart: together they would look like one long token. */
function withoutSecret(parameter: string): string {
  const [name = '', ...rest] = parameter.split('=');
  if (rest.length === 0) return parameter;
  const value = percentDecoded(rest.join('='));
  const byName = `${name}=x`;
  return redactText(value) === value && redactText(byName) === byName ? parameter : `${name}=***`;
}
