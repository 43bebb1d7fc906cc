import type { Evidence, Exchange } from '../../exchange.ts';
import { redactEvidence } from '../../redaction/index.ts';
import { notesInText, toldInText } from '../around/index.ts';
import type { Draft, IntakeOptions, Question, Understood } from '../values/index.ts';
import { inferIdentity, oauthRefusal } from './infer-identity.ts';
import { publicPlace } from './public-place.ts';
import { questionFor, understand } from './understood.ts';

interface Complete {
  readonly evidence: Evidence;
  readonly read: Understood;
  readonly ask?: Question;
}

/** Fills what the recording leaves open, then redacts: the order matters, for the form of a pair tells the identity. */
export function completeDraft(draft: Draft, options: IntakeOptions): Complete {
  const exchanges = draft.exchanges.slice(0, 200).map((exchange) => filled(exchange, options));
  const deployment = draft.deployment ?? null;
  const stated = options.identity ?? draft.identity;
  const inferred = stated === undefined ? inferIdentity(exchanges, deployment, draft) : null;
  const told = draft.told ?? (draft.said === undefined ? undefined : toldInText(draft.said));
  const notes = draft.said === undefined ? [] : notesInText(draft.said);
  const evidence = redactEvidence({
    identity: stated ?? inferred?.kind ?? 'anonymous',
    scopes: draft.scopes ?? null,
    accountNotes: draft.accountNotes ?? (notes.length === 0 ? null : { said: notes }),
    ...(draft.account === undefined ? {} : { account: draft.account }),
    deployment,
    ...(told === undefined || told.length === 0 ? {} : { told }),
    exchanges,
  });
  const read = understand(draft, evidence, inferred === null ? 'stated' : inferred.from);
  const ask = questionFor(read, evidence);
  return { evidence, read, ...(ask === null ? {} : { ask }) };
}

/** The same for an evidence that came in whole: redacted, with a word on what it states. */
export function understandEvidence({ account, told, ...evidence }: Evidence): Complete {
  return completeDraft(
    {
      form: 'evidence',
      ...evidence,
      ...(account === undefined ? {} : { account }),
      ...(told === undefined ? {} : { told }),
    },
    {},
  );
}

function filled(exchange: Exchange, { url, status, method }: IntakeOptions): Exchange {
  const address = exchange.request.url || url || '';
  const { response } = exchange;
  const place =
    exchange.place ??
    (address === '' && oauthRefusal.test(response?.body ?? '')
      ? 'authorization-server'
      : publicPlace(address));
  return {
    ...exchange,
    request: {
      ...exchange.request,
      url: address,
      ...(method !== undefined && exchange.request.url === '' ? { method } : {}),
    },
    response:
      response === null || response.status !== null || status === undefined
        ? response
        : { ...response, status },
    ...(place === null ? {} : { place }),
  };
}
