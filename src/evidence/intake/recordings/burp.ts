import type { Exchange } from '../../exchange.ts';
import type { Draft } from '../values/index.ts';
import { headersOf, statusOf } from '../values/index.ts';
import { whatFailed } from './har.ts';
import { fromBase64Text } from './packed.ts';

/** Of a session that was recorded for hours, what stands in front. */
const mostItems = 5_000;

/**
 * Calls that the Burp proxy saved ("Save items"): XML with both messages as they went over the wire, in Base64 or plain; null for any
 * other text. https://portswigger.net/burp/documentation/desktop/tools/proxy/http-history
 */
export function parseBurp(text: string): Draft | null {
  if (!/<items burpVersion="/.test(text.slice(0, 4_000))) return null;
  const items = text.split('<item>', mostItems + 1).slice(1);
  const exchanges = items.flatMap((item) => exchangeOf(item) ?? []);
  return exchanges.length === 0
    ? null
    : { form: 'calls that a proxy saved', exchanges: whatFailed(exchanges) };
}

function exchangeOf(item: string): Exchange | null {
  const url = contentOf(item, 'url');
  if (!/^https?:/i.test(url)) return null;
  const request = messageOf(contentOf(item, 'request'));
  const response = messageOf(contentOf(item, 'response'));
  const status =
    statusOf(/^HTTP\/\S{1,4} (\d{3})/.exec(response.start)?.[1]) ?? statusOf(contentOf(item, 'status'));
  return {
    request: {
      method: contentOf(item, 'method') || 'GET',
      url,
      headers: request.headers,
      body: request.body,
    },
    response: status === undefined ? null : { status, headers: response.headers, body: response.body },
  };
}

/** What stands in the first element of that name, unpacked where it says that it is packed; empty without one. */
function contentOf(item: string, name: string): string {
  // Of "response" and "responselength" the one that is meant.
  const start = ['>', ' '].map((after) => item.indexOf(`<${name}${after}`)).find((at) => at >= 0) ?? -1;
  const end = item.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) return '';
  const from = item.indexOf('>', start) + 1;
  const held = item.slice(from, end);
  const plain = held.startsWith(cdata) ? held.slice(cdata.length, held.lastIndexOf(']]>')) : held;
  return item.slice(start, from).includes('base64="true"') ? fromBase64Text(plain.trim()) : plain;
}
const cdata = '<![CDATA[';

/** The parts of a message of HTTP; a body that was packed on its way cannot be read, and states nothing. */
function messageOf(message: string) {
  const end = /\r?\n\r?\n/.exec(message);
  const head = end === null ? message : message.slice(0, end.index);
  const body = end === null ? '' : message.slice(end.index + end[0].length);
  return {
    start: head.split(/\r?\n/, 1)[0] ?? '',
    headers: headersOf(head),
    body: body.trim() === '' || body.slice(0, 400).includes('\ufffd') ? null : body,
  };
}
