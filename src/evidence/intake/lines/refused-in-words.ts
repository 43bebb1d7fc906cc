import type { ToldCall } from './told-call.ts';

export const worked = ({ status, failure }: ToldCall) => failure === null && status !== null && status < 400;

/** A call of which a line says in words alone that it was refused. */
export function saidToBeRefused(calls: readonly ToldCall[], text: string): ToldCall | null {
  return (
    calls.find(
      ({ url, status, failure, addressAt }) =>
        url !== '' &&
        status === null &&
        failure === null &&
        inWords.test(text.slice(addressAt, addressAt + 2_000).split('\n', 1)[0] ?? ''),
    ) ?? null
  );
}

const inWords =
  /(?<![\w/.-])(?:refused|refus[ée]e?|denied|forbidden|unauthori[sz]ed|not allowed|rejected|verweigert|abgelehnt|verboten|rechazad[oa]|denegad[oa]|negad[oa]|recusad[oa])(?![\w/-])/i;
