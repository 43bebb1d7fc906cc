import { pickClaims } from '../../claims.ts';
import { formOfClaims } from '../../redaction/index.ts';
import { headersOf, recordOf, textOf } from '../values/index.ts';

/** What an object says was sent, its scheme also where only that is told. */
export function headersOfRequest(side: Record<string, unknown>): Record<string, string> {
  const headers = headersOf(side.headers ?? side.header);
  // Axios puts what all calls share under "common".
  const common = headersOf(recordOf(side.headers).common);
  const all = { ...common, ...headers };
  const auth = recordOf(side.auth);
  const stated = Object.keys(all).some((name) => name.toLowerCase() === 'authorization');
  if (!stated && (auth.username !== undefined || auth.user !== undefined)) all.Authorization = 'Basic ***';
  else if (!stated && (auth.bearer !== undefined || auth.token !== undefined))
    all.Authorization = 'Bearer ***';
  return all;
}

/** The head that Node wrote for a request, as an error prints it: https://nodejs.org/api/http.html#class-httpclientrequest */
export const headersOfHead = (side: Record<string, unknown>): Record<string, string> =>
  typeof side._header === 'string' && / HTTP\/1\.\d\r?\n/.test(side._header) ? headersOf(side._header) : {};

const sent =
  /^(?:authorization|user-agent|cookie|accept(?:-[a-z]{1,20})?|host|origin|referer|x-atlassian-token)$/i;

/** Headers that a record keeps beside its status, told apart by which side sends them. */
export function headersBySide(one: Record<string, unknown>): {
  readonly request: Record<string, string>;
  readonly response: Record<string, string>;
} {
  const all = Object.entries(headersOf(one.headers));
  return {
    request: Object.fromEntries(all.filter(([name]) => sent.test(name))),
    response: Object.fromEntries(all.filter(([name]) => !sent.test(name))),
  };
}

/** A log that says how it authenticated, and perhaps which claims its token had; the token itself is not in it. */
export function statedScheme(one: Record<string, unknown>): Record<string, string> {
  const scheme = /^(?:basic|bearer|jwt|oauth)(?=\s|$)/i.exec(
    textOf(one.authScheme) ?? textOf(one.auth_scheme) ?? textOf(one.authType) ?? textOf(one.auth) ?? '',
  )?.[0];
  if (scheme === undefined) return {};
  const form = formOfClaims(pickClaims(one.claims));
  return { Authorization: `${scheme} ***${form === '' ? '' : ` (${form})`}` };
}
