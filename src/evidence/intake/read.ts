import { z } from 'zod';
import { Evidence, type Exchange } from '../exchange.ts';
import { redactExchange, redactNotes, redactText } from '../redaction/index.ts';
import { looksLikeCurl, parseCurl } from './curl.ts';
import { parseHar } from './har.ts';
import { inferIdentity } from './infer-identity.ts';
import type { Draft, Intake, IntakeOptions, Parsed } from './intake.ts';
import { parseJson, placeOf } from './place.ts';

const longest = 64 * 1024 * 1024;

/** A case file: only what a diagnosis may look at is read. */
const Case = z.object({ id: z.string().optional(), given: Evidence.partial({ identity: true }) });

/**
 * Reads one recording of any known form: evidence or case JSON, HAR, `curl -i` or `curl -v` output, a bare body with a
 * status. What comes out is redacted; nothing of the text stands in a problem. `name` is the file's name.
 */
export function readRecording(text: string, name: string, options: IntakeOptions = {}): Intake {
  const parsed = parse(text.replace(/^\uFEFF/, ''), options);
  if (!parsed.ok) return { ok: false, id: name, problem: parsed.problem };
  const id = parsed.id === undefined ? name : redactText(parsed.id.slice(0, 200));
  if (parsed.draft.exchanges.length === 0)
    return { ok: false, id, problem: 'it holds no exchange to explain' };
  return { ok: true, id, evidence: complete(parsed.draft, options) };
}

function parse(text: string, options: IntakeOptions): Parsed {
  if (text.trim() === '')
    return options.status === undefined ? { ok: false, problem: 'line 1: it is empty' } : bare('', options);
  if (text.length > longest)
    return { ok: false, problem: 'it is larger than 64 MiB; cut it down to the failing call' };
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') return parseJsonForm(text, options);
  if (looksLikeCurl(text)) return parseCurl(text, options);
  if (options.status !== undefined) return bare(text, options);
  return {
    ok: false,
    problem: 'line 1: neither JSON, HAR nor curl output; for a bare body add --status (and --url)',
  };
}

function parseJsonForm(text: string, options: IntakeOptions): Parsed {
  const json = parseJson(text);
  if (!json.ok) return options.status === undefined ? json : bare(text, options);
  const { value } = json;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('log' in value) return parseHar(value);
    if ('given' in value) {
      const found = Case.safeParse(value);
      if (!found.success) return { ok: false, problem: placeOf(found.error) };
      return {
        ok: true,
        draft: draftOf(found.data.given),
        ...(found.data.id === undefined ? {} : { id: found.data.id }),
      };
    }
    if ('exchanges' in value) {
      const found = Evidence.partial({ identity: true }).safeParse(value);
      return found.success
        ? { ok: true, draft: draftOf(found.data) }
        : { ok: false, problem: placeOf(found.error) };
    }
  }
  if (options.status !== undefined) return bare(text, options);
  return {
    ok: false,
    problem:
      'the top level: it has neither "exchanges", "given" nor "log"; for a bare body add --status (and --url)',
  };
}

function draftOf({
  identity,
  ...rest
}: Omit<Evidence, 'identity'> & { identity?: Evidence['identity'] | undefined }): Draft {
  return identity === undefined ? rest : { ...rest, identity };
}

function bare(body: string, { status, url, method }: IntakeOptions): Parsed {
  const exchange: Exchange = {
    request: { method: method ?? 'GET', url: url ?? '', headers: {}, body: null },
    response: { status: status ?? null, headers: {}, body: body === '' ? null : body },
  };
  return { ok: true, draft: { exchanges: [exchange] } };
}

/** Fills what the recording leaves open, then redacts: the order matters, for the form of a pair tells the identity. */
function complete(draft: Draft, options: IntakeOptions): Evidence {
  const exchanges = draft.exchanges.slice(0, 200);
  const deployment = draft.deployment ?? null;
  return {
    identity: options.identity ?? draft.identity ?? inferIdentity(exchanges, deployment),
    scopes: draft.scopes?.map((scope) => redactText(scope.slice(0, 200))) ?? null,
    accountNotes: draft.accountNotes ? redactNotes(draft.accountNotes) : null,
    deployment,
    exchanges: exchanges.map((exchange) => redactExchange(exchange)),
  };
}
