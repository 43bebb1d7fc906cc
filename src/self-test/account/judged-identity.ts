import type { IdentityKind } from '../../evidence/index.ts';
import type { Answer, Identity, JiraRequest } from '../../jira-client/index.ts';
import { levelOf } from '../plan/index.ts';
import { factIn, PermissionsCheckAnswer } from '../probes/index.ts';

export interface JudgedAccount {
  readonly accountId: string;
  /** As what it is judged: `connect-app` for an app's user, else by the rights of the account alone. */
  readonly kind: IdentityKind;
  readonly label: string;
  /** What its app declares; null: nobody said. */
  readonly scopes: readonly string[] | null;
}

/**
 * Somebody whose credential we do not have, asked about in place of being asked: the questions a run has about an identity
 * become an administrator's questions about the account. It makes no call of its own, so its probes must be predicted.
 */
export function judgedIdentity(account: JudgedAccount, asker: Identity): Identity {
  const ask = async (request: JiraRequest, signal?: AbortSignal): Promise<Answer> => {
    const asked = aboutAccount(request, account.accountId);
    const answer = await asker.ask(asked.request, signal);
    return asked.reword(answer);
  };
  return {
    kind: account.kind,
    label: account.label,
    scopes: account.scopes,
    baseUrl: asker.baseUrl,
    authenticate: (signal) => asker.authenticate(signal),
    ask,
    call: async (request, signal) => (await ask(request, signal)).exchange,
  };
}

interface Asked {
  readonly request: JiraRequest;
  readonly reword: (answer: Answer) => Answer;
}

const asItCame = (answer: Answer): Answer => answer;

/** `/myself` becomes `/user`, and both questions about permissions become `/permissions/check` with the account named. */
function aboutAccount(request: JiraRequest, accountId: string): Asked {
  const { pathname, searchParams } = new URL(request.path, 'https://site.invalid');
  const name = encodeURIComponent(accountId);
  switch (`${request.method} ${pathname}`) {
    case 'GET /rest/api/3/myself':
      return {
        request: {
          method: 'GET',
          path: `/rest/api/3/user?accountId=${name}&expand=groups,applicationRoles`,
        },
        reword: asItCame,
      };
    case 'POST /rest/api/3/permissions/check':
      return { request: { ...request, body: withAccount(request.body, accountId) }, reword: asItCame };
    case 'GET /rest/api/3/mypermissions':
      return heldBy(accountId, (searchParams.get('permissions') ?? '').split(','));
    default:
      return { request, reword: asItCame };
  }
}

const withAccount = (body: unknown, accountId: string): unknown =>
  typeof body === 'object' && body !== null ? { ...body, accountId } : { accountId };

/** Only global keys can be asked about without a project; the others are left out of the answer, as not told. */
function heldBy(accountId: string, keys: readonly string[]): Asked {
  const globalPermissions = keys.filter((key) => levelOf(key) === 'global');
  return {
    request: {
      method: 'POST',
      path: '/rest/api/3/permissions/check',
      body: { accountId, globalPermissions },
    },
    reword: (answer) => {
      const held = factIn(answer, PermissionsCheckAnswer);
      if (!held.ok) return answer;
      const permissions = Object.fromEntries(
        globalPermissions.map((key) => [key, { havePermission: held.value.globalPermissions.includes(key) }]),
      );
      return { ...answer, json: { permissions } };
    },
  };
}
