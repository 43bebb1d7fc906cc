import { redactText } from '../redaction/index.ts';
import { appFileProblem, isDescriptor, isDescriptorText, isManifestText } from './app-file.ts';
import { bare, found } from './bare-body.ts';
import { completeDraft } from './completing/index.ts';
import { fromJson } from './json-value.ts';
import { fromProse } from './prose.ts';
import { parseBurp, parseCassette } from './recordings/index.ts';
import { endsAndRefusals, tidy } from './tidying/index.ts';
import type { Intake, IntakeOptions, Parsed } from './values/index.ts';
import { parseJson, wentWrong } from './values/index.ts';

const longest = 64 * 1024 * 1024;
/** Of a text that is no recording: what is left out tells of no refusal, or of more of them. */
const longestProse = 256 * 1024;

/**
 * Reads whatever a person has of a failure: evidence or case JSON, HAR, cassettes, Postman, output of curl, errors that a
 * client printed, log lines, an error body, a sentence. What comes out is redacted, with a word on what was understood;
 * nothing of the text stands in a problem. `name` is the file's name. Pure, and linear in the text.
 */
export function readRecording(text: string, name: string, options: IntakeOptions = {}): Intake {
  const parsed = parse(text.replace(/^\uFEFF/, ''), options);
  if (!parsed.ok) return { ok: false, id: name, problem: parsed.problem };
  const id = parsed.id === undefined ? name : redactText(parsed.id.slice(0, 200));
  if (parsed.draft.exchanges.length === 0)
    return { ok: false, id, problem: 'it holds no exchange to explain' };
  return { ok: true, id, ...completeDraft(parsed.draft, options) };
}

function parse(text: string, options: IntakeOptions, within = false): Parsed {
  const readText = within ? null : (inner: string) => parse(inner, options, true);
  if (text.trim() === '')
    return options.status === undefined
      ? { ok: false, problem: 'line 1: it is empty' }
      : found(bare('', options));
  if (text.length > longest)
    return { ok: false, problem: 'it is larger than 64 MiB; cut it down to the failing call' };
  const saved = parseCassette(text) ?? parseBurp(text);
  if (saved !== null) return found(saved);
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : null;
  if (json?.ok)
    return isDescriptor(json.value)
      ? { ok: false, problem: appFileProblem }
      : fromJson(json.value, text, options, readText);
  const recording = recordingIn(text, options);
  if (recording !== null) return recording;
  if (json !== null && isDescriptorText(text)) return { ok: false, problem: appFileProblem };
  const prose = fromProse(endsAndRefusals(text, options.longestProse ?? longestProse), options);
  if (json === null && isManifestText(text) && prose?.exchanges.some(wentWrong) !== true)
    return { ok: false, problem: appFileProblem };
  if (prose !== null && !isCutOff(text)) return found(prose);
  if (options.status !== undefined) return found(bare(text, options));
  return json ?? { ok: false, problem: nothingOfACall };
}

const nothingOfACall =
  'line 1: nothing of an HTTP call is in it, neither an address nor a status nor the words of an answer; for a bare body say the status, and better the address too';

/** A recording in JSON with a sentence before or behind it. */
function recordingIn(text: string, options: IntakeOptions): Parsed | null {
  if (!/"(?:entries|exchanges|http_interactions|_postman_id)"/.test(text)) return null;
  const plain = tidy(text);
  const [start, end] = [plain.indexOf('{'), plain.lastIndexOf('}')];
  if (start < 0 || end < start) return null;
  const part = plain.slice(start, end + 1);
  const json = parseJson(part);
  const read = json.ok ? fromJson(json.value, part, options, null) : null;
  return read?.ok ? read : null;
}

/** A recording of ours that ends too early is better named than guessed at. */
const isCutOff = (text: string) =>
  /^\s*\{\s{0,99}"(?:(?:identity|exchanges|given|scopes|deployment)"|log"\s{0,9}:\s{0,9}\{)/.test(
    text.slice(0, 200),
  ) ||
  (/^\s*\{\s{0,99}"id"/.test(text.slice(0, 200)) && text.slice(0, 2_000).includes('"given"'));
