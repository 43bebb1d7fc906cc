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

/** A log that says how it authenticated, and perhaps which claims its token had; the token itself is not in it. */
export function statedScheme(one: Record<string, unknown>): Record<string, string> {
  const scheme = /^(?:basic|bearer|jwt|oauth)$/i.exec(
    textOf(one.authScheme) ?? textOf(one.auth_scheme) ?? textOf(one.authType) ?? textOf(one.auth) ?? '',
  )?.[0];
  if (scheme === undefined) return {};
  const { iat, exp } = recordOf(one.claims);
  const times = [typeof iat === 'number' ? `iat=${iat}` : '', typeof exp === 'number' ? `exp=${exp}` : ''];
  const form = times.filter((time) => time !== '').join(', ');
  return { Authorization: `${scheme} ***${form === '' ? '' : ` (${form})`}` };
}
