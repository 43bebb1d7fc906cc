import { type CauseId, causeCatalogue, type Finding } from '../../../src/diagnosis/index.ts';
import { evidences } from '../evidences.ts';
import { explain } from '../given.ts';

/** Sheet of the evidences in which nothing looks wrong. */
const silence = 'nothing-wrong';
export const sheets: readonly string[] = [...causeCatalogue.map(({ id }) => id), silence];

export interface Line {
  readonly text: string;
  /** Titles of the evidences of which it is said. */
  readonly of: readonly string[];
}

const parts = ['because', 'missing', 'fix', 'settled by', 'ruled out by'] as const;
type Part = (typeof parts)[number];
/** The sentences of each part, with the titles of the evidences of which they are said. */
type Said = Record<Part, Map<string, string[]>>;

const told = evidences.map(({ title, evidence }) => ({ title, findings: explain(evidence) }));
const saidOf = new Map(sheets.map((sheet): [string, Said] => [sheet, nothingSaid()]));
for (const { title, findings } of told)
  for (const [cause, part, text] of sentences(findings)) {
    const said = saidOf.get(cause)?.[part];
    said?.set(text, [...(said.get(text) ?? []), title]);
  }

function nothingSaid(): Said {
  return {
    because: new Map(),
    missing: new Map(),
    fix: new Map(),
    'settled by': new Map(),
    'ruled out by': new Map(),
  };
}

function* sentences(findings: readonly Finding[]): Generator<[CauseId, Part, string]> {
  for (const { cause, because, missing, fix, settledBy, ruledOut } of findings) {
    for (const text of because) yield [cause, 'because', text];
    for (const [kind, names] of Object.entries(missing))
      for (const name of names) yield [cause, 'missing', `${kind}: ${name}`];
    for (const [index, { who, step, link }] of fix.entries())
      yield [cause, 'fix', `${index + 1}. ${who}: ${step}${link === undefined ? '' : ` <${link}>`}`];
    if (settledBy !== undefined) yield [cause, 'settled by', settledBy];
    for (const other of ruledOut) yield [other.cause, 'ruled out by', other.because];
  }
}

const percent = (confidence: number) => `${Math.round(confidence * 100)} %`;

/** "connect: admin op with READ WRITE | 97 %, token-expired 1 % | not app-user-permission-missing" */
function ranking(title: string, [first, ...others]: readonly Finding[]): string {
  if (first === undefined) return title;
  const rest = others.map(({ cause, confidence }) => `${cause} ${percent(confidence)}`);
  const not = first.ruledOut.map(({ cause }) => cause);
  const shares = [percent(first.confidence), ...rest].join(', ');
  return [title, shares, ...(not.length > 0 ? [`not ${not.join(', ')}`] : [])].join(' | ');
}

/** One of a kind is named, of many it is enough how many there are. */
const counted = (of: readonly string[]) => (of.length === 1 ? `(${of[0]})` : `(${of.length} ×)`);

/** The lines of a sheet: its title, the evidences in which the cause comes first, and every sentence that is ever said of it. */
export function draw(sheet: string): Line[] {
  const title = causeCatalogue.find(({ id }) => id === sheet)?.title ?? 'Nothing looks wrong';
  const first = told.filter(({ findings }) => (findings[0]?.cause ?? silence) === sheet);
  const said = saidOf.get(sheet) ?? nothingSaid();
  return [
    { text: title, of: [] },
    ...first.map((one) => ({ text: ranking(one.title, one.findings), of: [] })),
    ...parts.flatMap((part) => linesOf(part, said[part])),
  ];
}

function linesOf(part: Part, said: Said[Part]): Line[] {
  if (said.size === 0) return [];
  const lines = [...said].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { text: `== ${part}`, of: [] },
    ...lines.map(([text, of]) => ({ text: `${text} ${counted(of)}`, of })),
  ];
}
