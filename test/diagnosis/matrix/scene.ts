import type { CauseId } from '../../../src/diagnosis/index.ts';
import { Evidence, type IdentityKind } from '../../../src/evidence/exchange.ts';
import { identityTraits } from '../../../src/jira-facts/index.ts';
import { type Call, gateway, given, own, site } from '../given.ts';

/** What of an answer tells the cause by itself: where it is left, the cause must stand first. */
type Part = 'header' | 'body' | 'facts';

/** One refusal as the references and recordings say that Jira makes it; the first call is the one to explain. */
export interface Scene {
  readonly title: string;
  readonly cause: CauseId;
  /** What a careful person could defend from the same evidence. */
  readonly also?: readonly CauseId[];
  readonly as: IdentityKind;
  readonly calls: readonly Call[];
  readonly decidedBy: readonly Part[];
  readonly scopes?: readonly string[];
  readonly account?: NonNullable<Evidence['account']>;
  readonly deployment?: 'cloud' | 'server' | 'datacenter';
}

/** Each way in which the same answer reaches people. */
export const ways = {
  'as it was': (call: Call): Call => call,
  'without headers': (call: Call): Call => ({ ...call, headers: {} }),
  'with masked headers': (call: Call): Call => ({ ...call, headers: masked(call.headers ?? {}) }),
  // A success without its body shows nothing at all.
  'without body': (call: Call): Call => ((call.status ?? 400) < 300 ? call : { ...call, body: null }),
  'in another language': (call: Call): Call => ({ ...call, body: translated(call.body ?? null) }),
} as const;
export type Way = keyof typeof ways;

const lost: Readonly<Record<Way, readonly Part[]>> = {
  'as it was': [],
  'without headers': ['header'],
  'with masked headers': ['header'],
  'without body': ['body'],
  'in another language': ['body'],
};

export const decided = ({ decidedBy }: Scene, way: Way): boolean =>
  decidedBy.some((part) => !lost[way].includes(part));

export function evidenceOf(scene: Scene, way: Way, more: readonly Call[] = []): Evidence {
  const { as, calls, scopes, account, deployment } = scene;
  const cloud = calls.some(({ call }) => !call.includes(own));
  const evidence = given(as, [...calls.map(ways[way]), ...more], {
    deployment: deployment ?? (cloud ? 'cloud' : 'datacenter'),
    ...(scopes ? { scopes: [...scopes] } : {}),
  });
  return account === undefined ? evidence : Evidence.parse({ ...evidence, account });
}

const masked = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /^(content-type|date)$/i.test(name) ? value : '***',
    ]),
  );

/** The same form with a sentence that nobody knows. */
function translated(body: string | object | null): string | object | null {
  if (typeof body === 'string')
    return body.startsWith('<') ? '<html><body>Nicht möglich</body></html>' : 'Nicht möglich';
  if (body === null) return body;
  return JSON.parse(
    JSON.stringify(body, (key, value) =>
      typeof value === 'string' && key !== 'error' ? 'Nicht möglich' : value,
    ),
  );
}

const written = { jwt: 'JWT', bearer: 'Bearer', basic: 'Basic', cookie: 'Cookie' } as const;

/** The headers that this kind of caller sends. */
export const sentAs = (as: IdentityKind): Record<string, string> => {
  // Of the two forms it is taken in, the one that an API token of a person has not.
  const scheme = as === 'service-account-token' ? 'bearer' : identityTraits[as].schemes[0];
  return scheme === undefined ? { Accept: 'application/json' } : { Authorization: `${written[scheme]} ***` };
};

/** The address that this kind of caller calls. */
export const homeOf = (as: IdentityKind): string => (identityTraits[as].home === 'gateway' ? gateway : site);

/** Headers on every answer of Cloud (recorded at both doors). */
const edge = {
  server: 'AtlassianEdge',
  'x-arequestid': 'e3a1f0c29b7d4a1f8a5c2f0b6d9e7c31',
  'atl-traceid': '5d0c3f1b2a4e49b7a6c8d9e0f1a2b3c4',
  'content-type': 'application/json;charset=UTF-8',
};
export const recognised = { ...edge, 'x-aaccountid': '712020%3A5f6a2b1c' };
export const unrecognised = edge;
export const loginFailed = { ...edge, 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' };

/** The same on a site of one's own. */
const serverMarks = {
  'x-arequestid': '512x38471x1',
  'x-anodeid': 'node1',
  'content-type': 'application/json;charset=UTF-8',
};
export const recognisedThere = { ...serverMarks, 'x-seraph-loginreason': 'OK', 'x-ausername': 'jdoe' };
export const loginFailedThere = {
  ...serverMarks,
  'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
  'x-ausername': 'anonymous',
};

export const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
export const mustLogIn = {
  message: 'Client must be authenticated to access this resource.',
  'status-code': 401,
};
export const hiddenIssue = messages('Issue does not exist or you do not have permission to see it.');
export const hiddenProject = messages("No project could be found with key 'ABC'.");
export const unauthorized = { code: 401, message: 'Unauthorized' };
export const scopeMismatch = { code: 401, message: 'Unauthorized; scope does not match' };
export const page = (status: number, title: string) =>
  `<html><head><title>${title} (${status})</title></head><body><h1>${title} (${status})</h1></body></html>`;
