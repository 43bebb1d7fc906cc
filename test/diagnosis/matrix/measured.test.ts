import type { CauseId } from '../../../src/diagnosis/index.ts';
import { diagnose } from '../../../src/diagnosis/index.ts';
import { Evidence, type IdentityKind } from '../../../src/evidence/exchange.ts';
import { identityTraits, type Operation } from '../../../src/jira-facts/index.ts';
import { operations } from '../given.ts';
import { sentAs } from './scene.ts';

/** What a self-test gathers, against a Jira that words nothing as Atlassian does, under addresses that are not Atlassian's. */
const kinds = [
  'connect-app',
  'connect-user',
  'forge-app',
  'forge-user',
  'oauth-3lo',
  'oauth-client-credentials',
  'api-token',
  'scoped-api-token',
  'service-account-token',
] as const;
const answers = [
  { body: '{"errorMessages":["Verboten"],"errors":{}}', headers: { 'content-type': 'application/json' } },
  {
    body: '<html><head><title>Forbidden (403)</title></head></html>',
    headers: { 'content-type': 'text/html' },
  },
  { body: null, headers: {} },
];
const platform = operations.all.filter(
  ({ path, removed, permissions }) =>
    /^\/rest\/(api\/3|agile)\//.test(path) &&
    removed !== true &&
    (permissions.apps ?? []).length === 0 &&
    !/\/jql\/function|\/app\//.test(path),
);
const everyRight = [
  ...new Set(
    operations.all.flatMap(({ permissions }) => [
      ...(permissions.global ?? []),
      ...(permissions.project ?? []),
    ]),
  ),
];
const isConnect = (kind: IdentityKind) => identityTraits[kind].framework === 'connect';

function opened({ accessibleTo, alternatives }: Operation, kind: IdentityKind): boolean {
  if (isConnect(kind)) return accessibleTo.connect !== false;
  if (kind === 'api-token') return true;
  const reached = kind.startsWith('forge') ? accessibleTo.forge : accessibleTo.oauth2;
  return (
    reached !== false && alternatives.length > 0 && alternatives.every(({ scopes }) => scopes.length > 0)
  );
}

interface Fault {
  readonly causes: readonly CauseId[];
  readonly scopes: readonly string[] | null;
  readonly lacking: readonly string[];
}

/** The faults that can be planted for one operation and one caller. */
function faultsOf(operation: Operation, kind: IdentityKind): Fault[] {
  if (!opened(operation, kind)) return [];
  const { connectScope, alternatives, permissions } = operation;
  const enough = isConnect(kind)
    ? ['ADMIN', 'ACT_AS_USER']
    : kind === 'api-token'
      ? null
      : [...new Set(alternatives.flatMap(({ scopes }) => scopes))];
  const global = permissions.global ?? [];
  const project = (permissions.project ?? []).filter((key) => key !== 'OWNER');
  const ofScope =
    kind === 'api-token' ||
    (isConnect(kind) && !['READ', 'WRITE', 'DELETE', 'ADMIN'].includes(connectScope ?? ''))
      ? []
      : [
          {
            causes: ['scope-missing'] as const,
            scopes: isConnect(kind) ? ['ACT_AS_USER'] : ['read:me'],
            lacking: [],
          },
        ];
  const right: readonly CauseId[] =
    identityTraits[kind].rightsOf === 'app'
      ? ['app-user-permission-missing']
      : global.length > 0
        ? ['global-permission-missing']
        : ['project-permission-missing'];
  const ofRight =
    global.length > 0 === project.length > 0
      ? []
      : [{ causes: right, scopes: enough, lacking: [...global, ...project] }];
  return [...ofScope, ...ofRight];
}

const planted = platform.flatMap((operation) =>
  kinds.flatMap((kind) => faultsOf(operation, kind).map((fault) => ({ operation, kind, fault }))),
);
/** A seventeenth of all, so that every caller and every kind of operation has its share. */
const chosen = planted.filter((_, index) => index % 17 === 0);

function evidenceOf(
  { operation, kind, fault }: (typeof planted)[number],
  status: number,
  answer: number,
): Evidence {
  const atSite = isConnect(kind) || kind === 'api-token';
  const base = atSite
    ? 'http://localhost:4010'
    : 'http://localhost:4011/ex/jira/11111111-2222-3333-4444-555555555555';
  const { body, headers } = answers[answer] ?? { body: null, headers: {} };
  return Evidence.parse({
    identity: kind,
    scopes: fault.scopes,
    deployment: 'cloud',
    account: {
      active: true,
      permissionsHeld: everyRight.filter((key) => !fault.lacking.includes(key)),
      permissionsLacking: fault.lacking,
      ...(identityTraits[kind].rightsOf === 'app' ? { accountType: 'app' } : {}),
    },
    exchanges: [
      {
        request: {
          method: operation.method,
          url: `${base}${operation.path.replace(/\{[^}]*\}/g, '10000')}`,
          headers: sentAs(kind),
          body: null,
        },
        response: { status, headers, body },
        place: atSite ? 'site' : 'gateway',
      },
    ],
  });
}

test('all callers and both kinds of fault are planted', () => {
  expect(new Set(chosen.map(({ kind }) => kind)).size).toBe(kinds.length);
  expect(new Set(chosen.flatMap(({ fault }) => fault.causes)).size).toBe(4);
  expect(chosen.length).toBeGreaterThan(150);
});

test.each([
  [401, 'in JSON', 0],
  [401, 'as a page', 1],
  [401, 'without a word', 2],
  [403, 'in JSON', 0],
  [403, 'as a page', 1],
  [403, 'without a word', 2],
])('%i %s: the scope or right that is known to be lacking stands first', (status, _, answer) => {
  const wrong = chosen.flatMap((one) => {
    const [first] = diagnose(evidenceOf(one, status, answer), operations, { about: 0 });
    return first !== undefined && one.fault.causes.includes(first.cause)
      ? []
      : [
          `${one.kind} ${one.operation.method} ${one.operation.path}: ${one.fault.causes}, told ${first?.cause}`,
        ];
  });
  expect(wrong).toEqual([]);
});

test('a refusal that nothing explains is still told something', () => {
  const silent = chosen.filter(({ operation, kind, fault }) => {
    const whole = evidenceOf({ operation, kind, fault: { ...fault, lacking: [] } }, 403, 2);
    return diagnose(whole, operations, { about: 0 }).length === 0;
  });
  expect(silent.map(({ operation, kind }) => `${kind} ${operation.method} ${operation.path}`)).toEqual([]);
});
