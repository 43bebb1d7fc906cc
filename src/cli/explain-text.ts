import type { Finding, Missing, WhyCall } from '../diagnosis/index.ts';
import { type Question, type Understood, understoodInWords } from '../evidence/index.ts';
import { causeTitle, printableLine, printableText, wrapped } from '../report/index.ts';
import { renderWhy } from './explain-why.ts';

/** One recording, explained; `problem` says in one line why it could not be read. */
export interface Explained {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly read?: Understood;
  readonly ask?: Question;
  /** Facts × causes, where they were asked for. */
  readonly why?: readonly WhyCall[];
  readonly problem?: string;
}

/** All findings as one JSON document: an object for one recording, a list for several. */
export function renderJson(explained: readonly Explained[]): string {
  const all = explained.map(({ id, findings, read, ask, why, problem }) => ({
    id,
    findings,
    ...(read === undefined ? {} : { read }),
    ...(ask === undefined ? {} : { ask }),
    ...(why === undefined ? {} : { why }),
    ...(problem === undefined ? {} : { error: problem }),
  }));
  return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
}

/**
 * For a tired person: what was read, the cause, why we think so, what to do, what else it could be. `width` is that of the terminal; null:
 * none, and lines stay whole for whoever searches in them.
 */
export function renderText(explained: readonly Explained[], width: number | null = null): string {
  const readable = explained.filter(({ problem }) => problem === undefined);
  const text = readable
    .map((one) => (explained.length > 1 ? `== ${printableLine(one.id)}\n${renderOne(one)}` : renderOne(one)))
    .join('\n');
  return printableText(width === null ? text : text.split('\n').map(folded(width)).join('\n'));
}

/** Between words; what follows the first line of an entry stands below its text, behind the mark. */
const folded =
  (width: number) =>
  (line: string): string => {
    const [before = ''] = /^ *(?:- |\d+\. )?/.exec(line) ?? [];
    return wrapped(line, Math.max(20, width), ' '.repeat(before.length));
  };

function renderOne({ findings, read, ask, why }: Explained): string {
  const heard = [
    ...(read === undefined ? [] : [understoodInWords(read)]),
    ...(ask === undefined ? [] : [questionInWords(ask)]),
  ].map(printableLine);
  const first = findings[0];
  if (first === undefined) return [...heard, '', 'Nothing in this recording looks wrong.', ''].join('\n');
  const others = findings.slice(1, 4);
  const lines = [
    ...heard,
    ...(heard.length > 0 ? [''] : []),
    `${causeTitle(first.cause)}  (${first.cause}, ${sureness(first.confidence)})`,
    '',
    'Why we think so',
    ...first.because.map((fact) => `  - ${printableLine(fact)}`),
    ...missingLines(first.missing, first),
    '',
    'What to do',
    ...first.fix.flatMap(({ who, step, link }, index) => [
      `  ${index + 1}. ${who}: ${printableLine(step)}`,
      ...(link === undefined ? [] : [`     ${link}`]),
    ]),
    ...(others.length > 0
      ? [
          '',
          'What else it could be',
          ...others.map(
            (other) =>
              `  - ${causeTitle(other.cause)} (${other.cause}, ${percent(other.confidence)}): ${printableLine(other.because[0] ?? '')}`,
          ),
        ]
      : []),
    ...ruledOutLines(first),
    ...(first.settledBy === undefined ? [] : ['', `To be sure: ${first.settledBy}`]),
    '',
    `More: clearance causes ${first.cause}`,
    '',
    ...(why === undefined ? [] : [renderWhy(why)]),
  ];
  return lines.join('\n');
}

/** "Whose credential was it? Say it with --identity: api-token, password …" */
function questionInWords({ question, flag, choices }: Question): string {
  return `${question} Say it with ${flag}${choices === undefined ? '' : `: ${choices.join(', ')}`}`;
}

function ruledOutLines({ ruledOut }: Finding): string[] {
  return ruledOut === undefined || ruledOut.length === 0
    ? []
    : [
        '',
        ...ruledOut.map(
          ({ cause, because }) => `Not: ${causeTitle(cause)}, because ${printableLine(because)}`,
        ),
      ];
}

function missingLines(missing: Missing, { cause }: Finding): string[] {
  const parts = [
    ...(missing.scopes.length > 0 && cause !== 'scope-missing'
      ? [`scopes ${missing.scopes.join(', ')}`]
      : []),
    ...(missing.groups.length > 0 ? [`group ${missing.groups.map(printableLine).join(', ')}`] : []),
    ...(missing.globalPermissions.length > 0
      ? [`global permission ${missing.globalPermissions.join(' or ')}`]
      : []),
    ...(missing.projectPermissions.length > 0
      ? [`project permission ${missing.projectPermissions.join(', ')}`]
      : []),
  ];
  return parts.length === 0 ? [] : ['', `Missing: ${parts.join('; ')}`];
}

const percent = (confidence: number) => `${Math.round(confidence * 100)} %`;

function sureness(confidence: number): string {
  if (confidence >= 0.85) return `${percent(confidence)} sure`;
  if (confidence >= 0.5) return `likely, ${percent(confidence)}`;
  return `cannot tell for certain, ${percent(confidence)}`;
}
