import { isRecord } from '../../is-record.ts';
import { listOf, recordOf, textOf } from '../values/index.ts';
import { isOfApi } from './har.ts';

/** Of a body: an error says what it has to say in fewer characters. */
const longestBody = 32_768;

/**
 * A HAR file with only what is read of it, in about `most` bytes when it is sent as a text within JSON: the calls of an API, refused ones first, then those that worked as
 * far as they fit. A browser's recording of one page is mostly scripts, pictures and timings.
 */
export function lightHar(har: Readonly<Record<string, unknown>>, most: number): Record<string, unknown> {
  const entries = listOf(recordOf(har.log).entries).filter(isRecord);
  const calls = entries.filter((entry) => isOfApi(textOf(recordOf(entry.request).url) ?? ''));
  const pool = calls.length > 0 ? calls : entries;
  const kept = new Map<Record<string, unknown>, object>();
  let left = most;
  for (const entry of [...pool.filter(wasRefused), ...pool.filter((one) => !wasRefused(one))]) {
    const light = lightEntry(entry);
    left -= sentBytes(light);
    if (left < 0) break;
    kept.set(entry, light);
  }
  return { log: { entries: pool.flatMap((entry) => kept.get(entry) ?? []) } };
}

const sentBytes = (value: object): number =>
  new TextEncoder().encode(JSON.stringify(JSON.stringify(value))).length;

function wasRefused({ response }: Readonly<Record<string, unknown>>): boolean {
  const { status } = recordOf(response);
  return !(typeof status === 'number' && status >= 200 && status < 300);
}

function lightEntry(entry: Readonly<Record<string, unknown>>): object {
  const { startedDateTime, time } = entry;
  const { method, url, headers, cookies, postData } = recordOf(entry.request);
  const { content, status, statusText, _error, redirectURL, ...response } = recordOf(entry.response);
  const { text, encoding } = recordOf(content);
  return {
    startedDateTime,
    time,
    request: {
      method,
      url,
      headers,
      // That there were some is read, and not which.
      cookies: listOf(cookies)
        .slice(0, 1)
        .map(() => ({})),
      postData: { text: cut(recordOf(postData).text) },
    },
    response: {
      status,
      statusText,
      _error,
      redirectURL,
      headers: response.headers,
      content: { text: cut(text), encoding },
    },
  };
}

const cut = (text: unknown): string | undefined =>
  typeof text === 'string' ? text.slice(0, longestBody) : undefined;
