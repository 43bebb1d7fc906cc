import { html, type WireRequest, type WireResponse } from '../request.ts';
import type { OAuthClient, SiteState, User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { consentPage, errorPage } from './consent-page.ts';
import { authorizationServer } from './settings.ts';
import { isoIn } from './token-form.ts';

interface Wish {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
}

/**
 * GET and POST /authorize. `approve_as=<account id>` in the query, or `authorizationServer.autoApproveAs` in the state, presses
 * the button for the person; `deny=1` presses the other one.
 */
export function authorize(request: WireRequest, world: SimulatedWorld): WireResponse {
  const posted = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : null;
  const given = posted ?? request.query;
  const wish = read(given, world.state, world.addresses.authUrl);
  if ('answer' in wish) return wish.answer;
  const unavailable = wish.scopes.filter(
    (scope) => scope !== 'offline_access' && !wish.client.scopes.includes(scope),
  );
  if (unavailable.length > 0) {
    return back(wish, {
      error: 'invalid_scope',
      error_description: `The following scopes are not enabled for this client: ${unavailable.join(' ')}`,
    });
  }
  if (given.get('deny') === '1' || posted?.get('decision') === 'cancel') {
    return back(wish, {
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    });
  }
  const approver =
    posted?.get('account') ?? given.get('approve_as') ?? authorizationServer(world.state).autoApproveAs;
  if (approver === null || approver === undefined) {
    return html(
      200,
      consentPage(wish.client, wish.scopes, world.state.users.filter(mayConsent), request.query),
    );
  }
  return approve(wish, approver, world);
}

function read(given: URLSearchParams, state: SiteState, authUrl: string): Wish | { answer: WireResponse } {
  const client = state.oauthClients.find((each) => each.clientId === given.get('client_id'));
  const redirectUri = given.get('redirect_uri') ?? '';
  if (client === undefined || client.kind !== 'three-legged') {
    return {
      answer: errorPage('unauthorized_client', 'The app that sent you here is not known to Atlassian.'),
    };
  }
  if (!client.redirectUris.includes(redirectUri)) {
    return {
      answer: sentToError(
        'unauthorized_client',
        `redirect_uri is not registered for client: ${redirectUri}`,
        authUrl,
      ),
    };
  }
  const scopes = (given.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  const wish = { client, redirectUri, scopes, state: given.get('state') };
  const mistake =
    given.get('audience') !== 'api.atlassian.com'
      ? 'audience must be api.atlassian.com'
      : given.get('response_type') !== 'code'
        ? 'response_type must be code'
        : scopes.length === 0
          ? 'scope is required'
          : null;
  if (mistake === null) return wish;
  return { answer: back(wish, { error: 'invalid_request', error_description: mistake }) };
}

/** Portal-only customers, apps and service accounts cannot agree; only people of the site can. */
function mayConsent(user: User): boolean {
  return user.accountType === 'atlassian' && user.active;
}

function approve(wish: Wish, accountId: string, world: SimulatedWorld): WireResponse {
  const user = world.state.users.find((each) => each.accountId === accountId);
  if (user === undefined || !mayConsent(user)) {
    return errorPage('access_denied', 'This account has no site to which it could give the app access.');
  }
  const code = world.random(48);
  const { codeSeconds, grantAtMost } = authorizationServer(world.state);
  world.state.authorizationCodes ??= [];
  world.state.authorizationCodes.push({
    code,
    clientId: wish.client.clientId,
    accountId,
    redirectUri: wish.redirectUri,
    scopes: wish.scopes.filter((scope) => grantAtMost?.includes(scope) ?? true),
    expiresAt: isoIn(world, codeSeconds),
    used: false,
  });
  return back(wish, { code });
}

function back(wish: Wish, answer: Record<string, string>): WireResponse {
  const url = new URL(wish.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (wish.state !== null) url.searchParams.set('state', wish.state);
  return { status: 302, headers: { location: url.href }, body: '' };
}

/** The person is sent to a page of Atlassian's, never to an address that nobody registered (github.com/humanlayer/humanlayer/issues/1068). */
function sentToError(error: string, description: string, authUrl: string): WireResponse {
  const page = new URL(`${authUrl}/error`);
  page.searchParams.set('error', error);
  page.searchParams.set('error_description', description);
  return { status: 302, headers: { location: page.href }, body: '' };
}
