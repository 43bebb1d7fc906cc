import { identityTraits } from '../../../jira-facts/index.ts';
import { claimsOf } from '../../claims.ts';
import type { Evidence, Exchange, IdentityKind } from '../../exchange.ts';
import { formOfClaims, redactEvidence } from '../../redaction/index.ts';
import { notesInText, saidScopes, shownClaims } from '../around/index.ts';
import type { Draft, IntakeOptions, Question, Understood } from '../values/index.ts';
import {
  headerOf,
  isTokenAddress,
  mostTelling,
  oauthRefusal,
  outcomeOf,
  publicPlace,
} from '../values/index.ts';
import { withAnswersAsAsked } from './answered-as-asked.ts';
import { inferIdentity } from './infer-identity.ts';
import { withWhatPageSays } from './page-of-redirect.ts';
import { withToolErrors } from './tool-errors.ts';
import { questionFor, understand } from './understood.ts';

interface Complete {
  readonly evidence: Evidence;
  readonly read: Understood;
  readonly ask?: Question;
}

/** Fills what the recording leaves open, then redacts: the order matters, for the form of a pair tells the identity. */
export function completeDraft(draft: Draft, options: IntakeOptions): Complete {
  const claims = draft.said === undefined ? null : shownClaims(draft.said);
  const form = formOfClaims(claims);
  const ofConnect = claims?.qsh !== undefined || /\bqsh\b/.test(draft.said ?? '');
  const given = draft.exchanges.length > 200 ? mostTelling(draft.exchanges, outcomeOf) : draft.exchanges;
  const exchanges = withToolErrors(
    withAnswersAsAsked(given.map((exchange) => withClaims(filled(exchange, options), form, ofConnect))),
  );
  const deployment = draft.deployment ?? null;
  const stated = options.identity ?? draft.identity;
  const inferred = stated === undefined ? inferIdentity(exchanges, deployment, draft) : null;
  const scopes = draft.scopes ?? (draft.said === undefined ? null : saidScopes(draft.said));
  const kind = stated ?? inferred?.kind ?? 'anonymous';
  // Of tokens that people make for themselves only those with scopes have any.
  const identity =
    stated === undefined && kind === 'api-token' && (scopes ?? []).length > 0 ? 'scoped-api-token' : kind;
  const notes = draft.said === undefined ? [] : notesInText(draft.said, actsForSomebody(identity));
  const evidence = redactEvidence({
    identity,
    scopes,
    accountNotes: draft.accountNotes ?? (notes.length === 0 ? null : { said: notes }),
    ...(draft.account === undefined ? {} : { account: draft.account }),
    deployment,
    exchanges: exchanges.map((one) => (one.identity === identity ? withoutIdentity(one) : one)),
  });
  const read = understand(draft, evidence, inferred === null ? 'stated' : inferred.from);
  const ask = questionFor(read, evidence);
  return { evidence, read, ...(ask === null ? {} : { ask }) };
}

const actsForSomebody = (identity: IdentityKind): boolean => {
  const { throughApp, framework } = identityTraits[identity];
  return throughApp && framework !== null;
};

const withoutIdentity = ({ identity: _own, ...exchange }: Exchange): Exchange => exchange;

/** The same for an evidence that came in whole: redacted, with a word on what it states. */
export const understandEvidence = (evidence: Evidence): Complete =>
  completeDraft({ form: 'evidence', ...evidence }, {});

const isMasked = /[*<{$[…]|\.\.\.|^x{4,}|^redacted/i;

/** A text may show the token apart from the call that was made with it; only a JWT of Connect has a query hash. */
function withClaims(exchange: Exchange, form: string, ofConnect: boolean): Exchange {
  const { request, response } = exchange;
  const apart = !/[?&]jwt=/.test(request.url) && (response?.status ?? 400) >= 400;
  if (form === '' || !apart) return exchange;
  const sent = headerOf(request.headers, 'authorization') ?? (ofConnect ? 'JWT ***' : '');
  const [, scheme, value = ''] = /^(JWT|Bearer)\s+(\S+)/i.exec(sent) ?? [];
  // Of a token that stands there whole, what it says itself counts.
  if (scheme === undefined || !(isMasked.test(value) || claimsOf(value)?.exp === undefined)) return exchange;
  const headers = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  return {
    ...exchange,
    request: {
      ...request,
      headers: { ...Object.fromEntries(headers), Authorization: `${scheme} *** (${form})` },
    },
  };
}

/** Whose method was refused did not call with the one that there is. */
const mayBeMethodOf = ({ response }: Exchange): boolean => response?.status !== 405;

function filled(exchange: Exchange, { url, status, method, onlyMethodOf }: IntakeOptions): Exchange {
  const address = exchange.request.url || url || '';
  const { request, response } = exchange;
  const statedMethod = (request.url === '' ? method : undefined) ?? request.method;
  const place =
    exchange.place ??
    ((address === '' || (address.startsWith('/') && isTokenAddress(address))) &&
    oauthRefusal.test(response?.body ?? '')
      ? 'authorization-server'
      : publicPlace(address));
  return {
    ...exchange,
    request: {
      ...exchange.request,
      method: statedMethod || (mayBeMethodOf(exchange) && onlyMethodOf?.(address)) || 'GET',
      url: address,
    },
    response:
      response === null ? null : withWhatPageSays({ ...response, status: response.status ?? status ?? null }),
    ...(place === null ? {} : { place }),
  };
}
