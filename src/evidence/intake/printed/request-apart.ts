import type { Exchange } from '../../exchange.ts';
import { textOf } from '../values/index.ts';
import type { LooseObject } from './loose-object.ts';
import { requestNames } from './objects.ts';
import { addressOf, sentBody } from './record-parts.ts';
import { headersOfRequest } from './sent-headers.ts';

/**
 * What a client was told to ask, printed apart from what it was answered: `config: { url, baseURL, timeout … }`. Its settings are
 * no words about the call, so it is taken out of the text.
 */
export interface RequestApart {
  readonly call: Exchange;
  /** The text without it. */
  readonly rest: string;
}

/** The one request among the objects of a text; null where there is none, or several. */
export function requestApart(text: string, objects: readonly LooseObject[]): RequestApart | null {
  const [one, ...more] = objects.filter(isRequest);
  if (one === undefined || more.length > 0) return null;
  const { value } = one;
  return {
    call: {
      request: {
        method: textOf(value.method)?.toUpperCase() ?? 'GET',
        url: addressOf(value),
        headers: headersOfRequest(value),
        body: sentBody(value),
      },
      response: null,
    },
    rest: `${text.slice(0, one.start)}${text.slice(one.end)}`,
  };
}

const isRequest = ({ name, value }: LooseObject) =>
  requestNames.includes(name) && addressOf(value) !== '' && typeof value.method === 'string';
