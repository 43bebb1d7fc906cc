import { isTalk } from '../../evidence/index.ts';
import type { ExchangeReading } from './exchange.ts';

/**
 * Whether there is nothing of a call but words, of which nobody can say that a server wrote them: no address, no status, and no form of an
 * answer; or a person's sentence about a connection.
 */
export const isWordsAlone = ({ address, status, failure, body }: ExchangeReading): boolean =>
  address.place === 'unstated' &&
  status === null &&
  (failure === null ? body.form === 'text' : isTalk(failure.message));
