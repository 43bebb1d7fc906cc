import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { composeYaml } from '../../yaml.ts';
import type { Draft } from '../values/index.ts';
import { bodyOf, headersOf, listOf, recordOf, statusOf, textOf } from '../values/index.ts';
import { type Recorded, unknownCredential, whatFailed, withBody } from './har.ts';
import { unpacked } from './packed.ts';

/** Longer interactions are no refusals, and a parser of YAML is slow. */
const longestInteraction = 65_536;
const longestTogether = 262_144;
/** Interactions that cannot be read, after which the others are not tried: it is no cassette. */
const mostUnreadable = 10;
const beginning = /^(?: {2})?-(?: (?:request|id|recorded_at|response):?|$)/;

function looksLikeCassette(text: string): boolean {
  const start = text.slice(0, 2_000).replace(/\r\n/g, '\n');
  // PHP-VCR writes a bare list.
  return (
    /^(?:---\s*\n|version: .*\n|#.*\n)*(?:http_)?interactions:/.test(start) ||
    /^-\n {1,8}request:\n/.test(start.trimStart())
  );
}

/**
 * Cassettes of VCR (Ruby, Python, Go, PHP); null for any other text. Each interaction is parsed alone, the refused ones first, so that
 * a long file costs little.
 */
export function parseCassette(text: string): Draft | null {
  if (!looksLikeCassette(text)) return null;
  const parts = splitInteractions(text);
  const isRefused = (part: string): boolean => /^\s{2,12}code: ['"]?[3-5]\d\d\b/m.test(part);
  const refused = parts.filter(isRefused);
  const exchanges: Exchange[] = [];
  let left = longestTogether;
  let unreadable = 0;
  for (const part of [...refused, ...parts.filter((part) => !isRefused(part)).slice(0, 10)]) {
    if (part.length > longestInteraction || part.length > left || exchanges.length >= 40) continue;
    if (unreadable >= mostUnreadable) break;
    left -= part.length;
    const [interaction] = listOf(parsed(part));
    const exchange = fromInteraction(recordOf(interaction));
    if (exchange === null) unreadable += 1;
    else exchanges.push(withBody(exchange));
  }
  return exchanges.length === 0 ? null : { form: 'a cassette of recorded calls', exchanges };
}

function splitInteractions(text: string): string[] {
  const parts: string[][] = [];
  let indent: number | null = null;
  for (const line of text.split('\n')) {
    const found = beginning.exec(line);
    const depth = line.length - line.trimStart().length;
    if (found && (indent === null || depth === indent)) {
      indent = depth;
      parts.push([]);
    } else if (/^[a-z_]+:/.test(line) && indent !== null) break;
    parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

function parsed(part: string): unknown {
  const { document } = composeYaml(part);
  if (document === null || document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

/** One interaction, whatever spelling: vcrpy, Ruby's VCR, Betamax, go-vcr, PHP-VCR. */
function fromInteraction(interaction: Record<string, unknown>): Recorded | null {
  const request = recordOf(interaction.request);
  const response = recordOf(interaction.response);
  const url = textOf(request.uri) ?? textOf(request.url);
  if (url === undefined) return null;
  const status =
    statusOf(response.code) ??
    statusOf(recordOf(response.status).code) ??
    statusOf(response.status) ??
    statusOf(response.status_code) ??
    statusOf(response.statusCode);
  return {
    request: {
      method: (textOf(request.method) ?? 'GET').toUpperCase(),
      url,
      headers: unknownCredential(headersOf(request.headers)),
      body: contentOf(request.body),
    },
    response:
      status === undefined
        ? null
        : {
            status,
            headers: headersOf(response.headers),
            body: null,
          },
    unpack: () => contentOf(response.body ?? response.content),
  };
}

function contentOf(body: unknown): string | null {
  const packed = recordOf(body);
  const base64 = textOf(packed.base64_string);
  if (base64 !== undefined) return unpacked(base64, 'base64') || null;
  return bodyOf(
    isRecord(body) ? ((packed.string ?? packed.encoding === undefined) ? packed.string : null) : body,
  );
}

/** The same in JSON (Betamax, vcrpy), and nock's recordings; null for other JSON. */
export function fromRecorderJson(value: unknown): Draft | null {
  const interactions = listOf(recordOf(value).http_interactions ?? recordOf(value).interactions);
  const found = interactions.map((one) => fromInteraction(recordOf(one))).filter((one) => one !== null);
  if (found.length > 0) return { form: 'a cassette of recorded calls', exchanges: whatFailed(found) };
  const nock = Array.isArray(value) ? value.filter(isNock).slice(0, 5_000).map(fromNock) : [];
  return nock.length === 0 ? null : { form: 'a recording of nock', exchanges: whatFailed(nock) };
}

function isNock(one: unknown): one is Record<string, unknown> {
  return (
    isRecord(one) && typeof one.scope === 'string' && typeof one.path === 'string' && one.status !== undefined
  );
}

function fromNock(one: Record<string, unknown>): Recorded {
  const scope = (textOf(one.scope) ?? '').replace(/:443$/, '');
  const status = statusOf(one.status);
  const packed = listOf(one.response);
  const unpack = (): string | null =>
    packed.length > 0 && packed.every((part) => typeof part === 'string')
      ? unpacked(JSON.stringify(packed), undefined)
      : bodyOf(one.response);
  return {
    request: {
      method: textOf(one.method) ?? 'GET',
      url: `${scope}${textOf(one.path) ?? ''}`,
      headers: unknownCredential(headersOf(one.reqheaders)),
      body: bodyOf(one.body),
    },
    response:
      status === undefined ? null : { status, headers: headersOf(one.rawHeaders ?? one.headers), body: null },
    unpack,
  };
}
