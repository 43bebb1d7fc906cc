import { lightHar } from './recordings/index.ts';
import { endsAndRefusals } from './tidying/index.ts';
import { jsonOrNull, recordOf } from './values/index.ts';

/** Bytes of a recording as it is sent, and characters of a text that is none. */
const mostOfRecording = 400_000;
const mostOfProse = 131_072;

/**
 * A long text as far as it is read anyway, for whoever may not send all of it: of a HAR file the calls, of a log its ends and what stands
 * around refusals. Any other JSON stays as it is.
 */
export function shortenedText(text: string): string {
  const json = jsonOrNull(text.replace(/^\uFEFF/, ''));
  if (json === null) return endsAndRefusals(text, mostOfProse);
  const value = recordOf(json);
  return Array.isArray(recordOf(value.log).entries) ? JSON.stringify(lightHar(value, mostOfRecording)) : text;
}
