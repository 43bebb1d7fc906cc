import { restOfLine } from './rest-of-line.ts';
import { tokenRefusalIn } from './token-refusal.ts';
import { isOpen, type ToldCall } from './told-call.ts';

export const worked = ({ status, failure }: ToldCall) => failure === null && status !== null && status < 400;

/** A call of which a line says in words alone that it was refused. */
export function saidToBeRefused(calls: readonly ToldCall[], text: string): ToldCall | null {
  return (
    calls.find(
      (call) => call.url !== '' && isOpen(call) && isRefusal(restOfLine(text, call.addressAt, 2_000)),
    ) ?? null
  );
}

const isRefusal = (line: string) => inWords.test(line) || tokenRefusalIn(line) !== null;
const inWords =
  /(?<![\w/.-])(?:refused|refus[ée]e?|denied|forbidden|unauthori[sz]ed|not allowed|rejected|verweigert|abgelehnt|verboten|rechazad[oa]|denegad[oa]|negad[oa]|recusad[oa])(?![\w/-])/i;
