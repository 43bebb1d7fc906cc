import { withExitCodes } from './exit-codes.ts';
import { untangled } from './interleaved.ts';
import { broken, spread, unwrapped } from './line-ends.ts';
import { withoutPrefixes } from './line-prefixes.ts';
import { fromLogRecords } from './log-records.ts';
import { fromPage } from './page-marks.ts';
import { withoutReporting } from './reporting-headers.ts';

/** Colours, line ends, borders of boxes, marks of mails and logs before each line, and what a page made of quotes and brackets. */
export function tidy(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal was told is no text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]|\[\d{1,3}(?:;\d{1,3}){0,4}m/g, '')
    .replace(progress, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f\u3000]/g, ' ')
    .replace(/：(?!\s|[/／])/g, ': ')
    .replace(fullWidth, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b\u2060\ufeff]/g, '');
  const steps = [
    withoutReporting,
    withPlainLinks,
    withoutBox,
    fromLogRecords,
    untangled,
    spread,
    fromPage,
    broken,
    straight,
    singleSpaced,
    unwrapped,
    withoutPrefixes,
    unwrapped,
    withoutBox,
    unbroken,
    withExitCodes,
  ];
  return steps.reduce((rest, step) => step(rest), plain);
}

/** Digits, letters and marks of code as keyboards for Chinese and Japanese write them: `（４０３）`, `status：401`. Commas, question and exclamation marks stay: they part sentences there. */
const fullWidth = /[\uff02-\uff0b\uff0d-\uff1e\uff20-\uff5e]/g;

/** What curl writes over and over on one line while it waits: three times, and amounts beside them. */
const progress = /(?:\r|^)[ \d.kMGTP]{40,62}(?: [\d-]{1,3}:[\d-]{2}:[\d-]{2}){3}[ \d.kMGTP]{3,8}(?![\d.])/gm;

/** `<https://…>`, `<https://…|…>` of a chat, `[https://…](https://…)` of Markdown, `hxxps://acme[.]atlassian[.]net` of who fears a click. */
const withPlainLinks = (text: string): string =>
  text
    .replace(/\bhxxp(s?):\/\//gi, 'http$1://')
    .replaceAll('[.]', '.')
    .replace(/<(https?:\/\/[^\s<>|]{1,2000})(?:\|[^<>\n]{0,2000})?>/g, '$1')
    .replace(/\[https?:\/\/[^\s[\]]{1,2000}\]\((https?:\/\/[^\s()]{1,2000})\)/g, '$1');

/** Marks of code in Markdown are no text, and an address that was broken off from its method, or within its host, belongs to it. */
const unbroken = (text: string): string =>
  text
    .replace(/^[ \t]{0,8}(?:`{3,9}[\w-]{0,20}|`)[ \t]{0,8}$/gm, '')
    .replace(
      /(https?:\/\/[\w.-]{1,200})(?<!\.(?:net|com|org|[a-z]{2})) {0,4}\n {0,8}(?=[\w.-]{1,60}\.[a-z]{2,6}\/)/g,
      '$1',
    )
    .replace(/\b(https?:\/\/) (?=[\w-]{1,63}\.[\w.-]{2,200})/g, '$1')
    .replace(/(https?:\/\/[\w.-]{4,200}\/) (?=rest\/)/g, '$1')
    .replace(/\b(GET|POST|PUT|PATCH|DELETE) ?\n[ \t]{0,8}(?=https?:\/\/|\/rest\/|\/ex\/jira\/)/g, '$1 ');

const withoutBox = (text: string): string =>
  (/^[.'+]-{6,200}[.'+]$/m.test(text) ? text.replace(/^\| (.{0,4000}?) {0,200}\|$/gm, '$1') : text).replace(
    /^[ \t]{0,12}│ ?/gm,
    '',
  );

/** A form that puts an empty line behind each line it was given. */
function singleSpaced(text: string): string {
  if (text.split('\n', 2)[1]?.trim() !== '') return text;
  const lines = text.split('\n');
  return lines.length > 6 && lines.every((line, at) => at % 2 === 0 || line.trim() === '')
    ? lines.filter((_line, at) => at % 2 === 0).join('\n')
    : text;
}

/** Word processors bend quotes; where straight ones stand beside them, the bent ones belong to what is quoted. */
function straight(text: string): string {
  return /[“”„]/.test(text) && !text.includes('"') ? text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'") : text;
}
