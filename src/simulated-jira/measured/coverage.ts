import type { Operation } from '../../jira-facts/index.ts';
import { anonymous, type Caller } from '../caller.ts';
import { createWorld } from '../create-world.ts';
import { accounts } from '../new-site/people.ts';
import type { WireRequest } from '../request.ts';
import { routeOf } from '../rest/routes.ts';
import { answerRest } from '../site/rest.ts';
import type { SimulatedWorld } from '../world.ts';

/** How one operation stands in the simulation, as measured: nothing here is claimed by hand. */
export interface Covered {
  /** "METHOD /path". */
  readonly operation: string;
  readonly product: Operation['product'];
  /** `modelled`: keeps what it is given and judges it; `generic`: answers from the documents, marked; `refused`: gone, 410. */
  readonly kind: 'modelled' | 'generic' | 'refused';
  /** Status for an administrator, or the app it is reserved for, with every permission and scope and an empty body. */
  readonly allowed: number;
  /** Status for nobody. */
  readonly anonymous: number;
  /** Status for an app without any scope at the site; null: open to all apps, or asked without effect. */
  readonly withoutScope: number;
}

/** Parameters that lead to something which exists in the sample site. */
const real: Readonly<Record<string, string>> = {
  issueIdOrKey: 'PAY-1',
  issueKeyOrId: 'PAY-1',
  issueKey: 'PAY-1',
  issueId: '10100',
  projectIdOrKey: 'PAY',
  projectKeyOrId: 'PAY',
  projectKey: 'PAY',
  projectId: '10000',
};

const administrator: Caller = { ...anonymous, accountId: accounts.admin, identity: 'api-token' };

const connectApp = (scopes: readonly string[]): Caller => ({
  ...administrator,
  identity: 'connect-app',
  reach: { kind: 'connect', scopes, app: 'coverage' },
});

const forgeApp: Caller = {
  ...administrator,
  identity: 'forge-app',
  reach: { kind: 'oauth', scopes: [], app: 'coverage' },
};

function status(operation: Operation, caller: Caller, world: SimulatedWorld): number {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => real[name] ?? '1');
  const request: WireRequest = {
    role: 'site',
    method: operation.method,
    path,
    rawQuery: '',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    remoteAddress: '127.0.0.1',
  };
  const { status: answered, headers } = answerRest(request, caller, world);
  const changed = operation.method !== 'GET' && answered < 400 && headers['x-simulated'] === undefined;
  if (changed) world.reset();
  return answered;
}

/** The best an insider gets: a person, or the kind of app an operation is reserved for. */
function allowed(operation: Operation, world: SimulatedWorld): number {
  const apps = operation.permissions.apps ?? [];
  if (apps.includes('connect')) return status(operation, connectApp(['ADMIN', 'ACT_AS_USER']), world);
  if (apps.length === 0) return status(operation, administrator, world);
  const scopes = operation.alternatives.flatMap((group) => group.scopes);
  return status(operation, { ...forgeApp, reach: { kind: 'oauth', scopes, app: 'coverage' } }, world);
}

/** Asks every operation of the table in a sample site of its own; takes some seconds. */
export function measureCoverage(): Covered[] {
  // Time passes with every look at it, so that no operation meets the limits that others used up.
  let now = Date.UTC(2026, 0, 5);
  const { world, begin } = createWorld({
    clock: () => (now += 1000),
    fetch,
    siteName: 'acme',
    afterInstall: () => {},
  });
  Object.assign(world.state.limits.burst, { GET: 1e9, POST: 1e9, PUT: 1e9, DELETE: 1e9 });
  world.state.limits.pointsPerHour = 1e9;
  begin();
  return world.operations.all
    .filter(({ removed }) => !removed)
    .map((operation): Covered => {
      const best = allowed(operation, world);
      return {
        operation: `${operation.method} ${operation.path}`,
        product: operation.product,
        kind: best === 410 ? 'refused' : routeOf(operation) === null ? 'generic' : 'modelled',
        allowed: best,
        anonymous: status(operation, anonymous, world),
        withoutScope: status(operation, connectApp([]), world),
      };
    })
    .sort((one, other) => one.operation.localeCompare(other.operation, 'en'));
}
