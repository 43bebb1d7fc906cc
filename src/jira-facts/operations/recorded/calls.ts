import { z } from 'zod';
import { type RecordedCall, statedCall } from './stated.ts';

/**
 * `stated`: somebody says that the app makes these calls, so an unknown one is a mistake to be told. `traffic`: a
 * recording that also holds other things; only what looks like Jira's REST API is in it.
 */
export interface RecordedCalls {
  readonly kind: 'stated' | 'traffic';
  readonly calls: readonly RecordedCall[];
  /** Lines or entries that are no calls of Jira's REST API. */
  readonly skipped: number;
}

const Har = z.object({
  log: z.object({
    entries: z.array(z.object({ request: z.object({ method: z.string(), url: z.string() }) })),
  }),
});
const Call = z.object({
  method: z.string().optional(),
  url: z.string().optional(),
  path: z.string().optional(),
});
/** A Postman collection: folders in folders, addresses as texts or taken apart. */
const PostmanUrl = z.union([z.string(), z.object({ raw: z.string() }).transform(({ raw }) => raw)]);
const PostmanItem = z.object({
  request: z.object({ method: z.string().default('GET'), url: PostmanUrl }).optional(),
  get item() {
    return z.array(PostmanItem).optional();
  },
});
const Postman = z.object({ info: z.object({ schema: z.string() }), item: z.array(PostmanItem) });
const Listed = z.array(z.union([z.string(), Call]));
const WithOperations = z.object({ operations: Listed });
/** Web servers and loggers nest the request: `{"req": {"method": …, "url": …}}`. */
const LogLine = z.union([
  z.object({ req: Call }).transform(({ req }) => req),
  z.object({ request: Call }).transform(({ request }) => request),
  Call,
]);

const loggedCall = /\b(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+"?((?:https?:\/\/|\/)[^\s"'<>]+)/;
const looksLikeJira = /\/rest\//;

/** Variables in front of the path (`{{baseUrl}}`) say nothing; a variable in the path is a parameter. */
const postmanAddress = (url: string): string => {
  const at = url.indexOf('/rest/');
  const path = at < 0 ? url : url.slice(at);
  return path
    .split('/')
    .map((segment) => (segment.startsWith(':') || segment.startsWith('{{') ? '{value}' : segment))
    .join('/');
};

const deepestFolder = 30;

const postmanCalls = (items: readonly z.infer<typeof PostmanItem>[], depth = 0): RecordedCall[] =>
  depth > deepestFolder
    ? []
    : items.flatMap(({ request, item = [] }) => [
        ...(request && looksLikeJira.test(request.url)
          ? [{ method: request.method.toUpperCase(), address: postmanAddress(request.url), line: null }]
          : []),
        ...postmanCalls(item, depth + 1),
      ]);

const fromJson = (text: string): RecordedCalls | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const har = Har.safeParse(value);
  if (har.success) {
    const requests = har.data.log.entries.map(({ request }) => request);
    const jira = requests.filter(({ url, method: verb }) => looksLikeJira.test(url) && verb !== 'OPTIONS');
    return {
      kind: 'traffic',
      calls: jira.map(({ method: verb, url }) => ({ method: verb, address: url, line: null })),
      skipped: requests.length - jira.length,
    };
  }
  const postman = Postman.safeParse(value);
  if (postman.success) {
    const calls = postmanCalls(postman.data.item);
    return { kind: 'traffic', calls, skipped: 0 };
  }
  const listed = Listed.or(WithOperations.transform(({ operations }) => operations)).safeParse(value);
  if (!listed.success) return null;
  const calls = listed.data.map((entry) =>
    typeof entry === 'string'
      ? (statedCall(entry) ?? { method: null, address: entry, line: null })
      : { method: entry.method?.toUpperCase() ?? null, address: entry.url ?? entry.path ?? '', line: null },
  );
  return { kind: 'stated', calls, skipped: 0 };
};

const fromLogLine = (text: string, line: number): RecordedCall | null => {
  // An exception a line is what a long log cannot afford.
  if (text.trimStart().startsWith('{')) {
    try {
      const entry = LogLine.safeParse(JSON.parse(text));
      const address = entry.success ? (entry.data.url ?? entry.data.path) : undefined;
      if (entry.success && address !== undefined)
        return { method: entry.data.method?.toUpperCase() ?? null, address, line };
    } catch {
      // Not JSON after all: it is read as text.
    }
  }
  const [, verb, address] = loggedCall.exec(text) ?? [];
  return verb === undefined || address === undefined ? null : { method: verb, address, line };
};

/**
 * Reads calls from text of any of these forms: a list ("GET /rest/…" a line, # for comments), JSON (a list of
 * operations, or `{operations: […]}`), a HAR file, a Postman collection, an access log or JSON lines. Never throws.
 */
export const readCalls = (text: string): RecordedCalls => {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(trimmed)) {
    const json = fromJson(trimmed);
    if (json !== null) return json;
  }
  const lines = trimmed
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter(({ text: line }) => line !== '' && !line.startsWith('#'));
  const stated = lines.map(({ text: line, number }) => statedCall(line, number));
  if (stated.every((call) => call !== null)) return { kind: 'stated', calls: stated, skipped: 0 };
  const calls = lines.flatMap(({ text: line, number }) => {
    const call = fromLogLine(line, number);
    return call !== null && looksLikeJira.test(call.address) ? [call] : [];
  });
  return { kind: 'traffic', calls, skipped: lines.length - calls.length };
};
