import type { RestCall } from '../call.ts';

/** The version of the platform API that links of an answer name: 3 where it was asked, else 2, also for `latest` (recorded). */
function apiVersion(call: RestCall): string {
  return call.request.path.startsWith('/rest/api/3') ? '3' : '2';
}

/** Address of the issue itself, which alone keeps the word `latest` (recorded). */
export function issueAddress(call: RestCall, id: string): string {
  const latest = call.request.path.startsWith('/rest/api/latest/');
  return latest ? `${call.base}/rest/api/latest/issue/${id}` : self(call, `/issue/${id}`);
}

/** Address of a resource of the platform API, in the version that was asked. */
export function self(call: RestCall, path: string): string {
  return `${call.base}/rest/api/${apiVersion(call)}${path}`;
}

/** Address of a picture of a project or work type in four sizes (recorded: always version-bound, from the same base). */
export function avatarUrls(call: RestCall, type: string, avatarId: string | number): Record<string, string> {
  const url = self(call, `/universal_avatar/view/type/${type}/avatar/${avatarId}`);
  return {
    '48x48': url,
    '24x24': `${url}?size=small`,
    '16x16': `${url}?size=xsmall`,
    '32x32': `${url}?size=medium`,
  };
}

/**
 * What `expand` names, of the query or, where an operation takes it there, of the body; `changelog.fields` names `changelog`
 * as well, as what is expanded within a part expands the part.
 */
export function expansions(call: RestCall): ReadonlySet<string> {
  const fromBody =
    typeof call.body === 'object' && call.body !== null && 'expand' in call.body ? call.body.expand : [];
  const texts = [...call.query.getAll('expand'), ...(Array.isArray(fromBody) ? fromBody : [fromBody])];
  return new Set(
    texts
      .filter((text): text is string => typeof text === 'string')
      .flatMap((text) => text.split(','))
      .map((text) => text.trim())
      .flatMap((name) => [name, name.split('.')[0] ?? '']),
  );
}
