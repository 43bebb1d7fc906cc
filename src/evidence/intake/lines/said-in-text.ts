import { reasonPhrases } from '../../../jira-facts/index.ts';
import { restOfLine } from './rest-of-line.ts';
import { isServerSentence } from './server-sentences.ts';

const reason = new RegExp(
  String.raw`^["'\`*)\]}]{0,4}\s{0,4}(?:[-–:(]\s{0,4})?(?:(?:client|server) error:?|${reasonPhrases.failures}|access denied|error)?["'\`*)\]}]{0,4}\s{0,4}[-–:,;.]{0,2}\s{0,4}`,
  'i',
);

/** Reason phrases and addresses, which repeat the call. */
const phrases = new RegExp(
  String.raw`https?:\/\/\S{1,2000}|\b(?:${reasonPhrases.neverInSentences}|for url)\b`,
  'gi',
);

const quotation = /["“„«「『]([^"“”„«»「」『』\n]{8,600})["”“»」』]/;

/** What the line says behind its status: often the sentence of the server; a small letter goes on with that of whoever tells it. */
export function saidBehind(text: string, at: number): string | null {
  if (at === 0) return null;
  const line = restOfLine(text, at, 4_096);
  // Who stresses the status in a sentence goes on with the next one.
  if (/^[*`]{1,3}[.,;]\s/.test(line)) return null;
  const phrase = reason.exec(line)?.[0] ?? '';
  const rest = line
    .slice(phrase.length)
    .replace(/^for url: \S+/i, '')
    .replace(/^[»”’」』,;:\s]{1,9}/, '')
    .trim();
  const quoted = quotation.exec(rest)?.[1];
  if (quoted !== undefined && isServerSentence(quoted)) return quoted.trim();
  if (/^[a-zß-ÿ]/.test(rest) && !/[^\w\s`]/.test(phrase) && !isServerSentence(rest)) return null;
  return wordsOf(rest.replace(phrases, ' ')) >= 3 &&
    !/^[\w.-]{1,80} \(\w+\)$/.test(rest.replace(/^from /, ''))
    ? rest
    : null;
}

const wordsOf = (text: string) => text.match(/(?<![\w.:/$-])[A-Za-z']{2,30}(?![\w.:/$=-])/g)?.length ?? 0;

/** `package.SomeException: message`, and `Verb-Noun : message` of a PowerShell cmdlet. */
const exception =
  /^(?:[\w.$\\]{1,120}(?:Error|Exception)(?:\$\w{1,60})?|[A-Z][a-z]{2,15}-[A-Z]\w{1,40} ?): (.{1,2000})$/gm;

/** The message of the last exception of a traceback: clients often put the server's sentence there. */
export function exceptionIn(region: string): string | null {
  const last = [...region.matchAll(exception)].at(-1)?.[1]?.trim() ?? '';
  return wordsOf(last.replace(boilerplate, ' ')) >= 3 && !/^\d{3}\b/.test(last) ? last : null;
}

const boilerplate = new RegExp(
  String.raw`https?://\S{1,2000}|unhandled exception\.?|(?:response )?(?:status )?code does not indicate success|unsuccessful http response code|the remote server returned an error:?(?: \(\d{3}\))?|\S{1,200}\.(?:rb|py|js|php|go|java|cs):\d{1,6}\S{0,20}(?: in \`[^']{0,200}')?|[\w.$:]{0,80}(?:Error|Exception)\b:?|request failed\.? please analyze the request body for more details\.?|\bstatus(?: ?code)?\b|\b(?:client|server) error\b|${reasonPhrases.failures}|\bfor url\b|\b(?:ERROR|WARN|INFO|DEBUG)\b|\b\w{1,30}=\S{1,200}`,
  'gi',
);

/** The line of the status itself, where it holds a sentence beside the words of a client. */
export function saidAround(text: string, at: number): string | null {
  if (at === 0) return null;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const rest = text
    .slice(Math.max(start, at - 2_000), at)
    .replace(/\d{3}$/, '')
    .replace(boilerplate, ' ')
    .replace(/[\s:]{1,99}$/, '')
    .trim();
  return wordsOf(rest) >= 6 && isServerSentence(rest) ? rest : null;
}
