import { egressPlatformIn } from '../../jira-facts/index.ts';
import type { Exchange } from '../exchange.ts';
import { redactText } from '../redaction/index.ts';
import { wentWrong } from './values/index.ts';

const longestLine = 4_000;
const longestText = 65_536;

/** What the platform that a program runs on says where it keeps the call in, whoever hands it on: no server answered. */
function keptIn(text: string): string | null {
  if (egressPlatformIn(text.toLowerCase()) === null) return null;
  // A line that is taken out of its text leaves behind what tells a secret in it.
  const line = redactText(text.slice(0, longestText))
    .split('\n')
    .find((one) => one.length <= longestLine && egressPlatformIn(one.toLowerCase()) !== null);
  return line?.trim() ?? null;
}

/** Calls that failed without a word of an answer have the word of the platform that kept them in. */
export function withKeptIn(exchanges: readonly Exchange[], text: string): readonly Exchange[] {
  const said = keptIn(text);
  if (said === null) return exchanges;
  return exchanges.map((one) =>
    (one.response?.body ?? '') === '' && (one.response?.status == null || wentWrong(one))
      ? {
          ...one,
          response: {
            status: one.response?.status ?? null,
            headers: one.response?.headers ?? {},
            body: said,
          },
        }
      : one,
  );
}
