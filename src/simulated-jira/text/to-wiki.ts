import type { AdfNode } from '../state.ts';
import { plainText } from './document.ts';
import type { MediaNames } from './media-names.ts';

type Mark = NonNullable<AdfNode['marks']>[number];

const attr = (node: AdfNode | Mark, name: string): string => String(node.attrs?.[name] ?? '');

/** A sign around words stands at the words, not at the spaces beside them. */
const signed =
  (sign: string) =>
  (text: string): string =>
    text.trim() === '' ? text : text.replace(/^\s*/, `$&${sign}`).replace(/\s*$/, `${sign}$&`);

/** Marks from the inside to the outside. */
const marks: readonly (readonly [string, (text: string, mark: Mark) => string])[] = [
  ['em', signed('_')],
  ['strike', signed('-')],
  ['strong', signed('*')],
  ['subsup', (text, mark) => signed(mark.attrs?.type === 'sub' ? '~' : '^')(text)],
  ['underline', signed('+')],
  ['textColor', (text, mark) => `{color:${attr(mark, 'color')}}${text}{color}`],
  ['link', (text, mark) => `[${text}|${attr(mark, 'href')}]`],
  ['code', (text) => `{{${text}}}`],
];

function marked(node: AdfNode): string {
  return marks.reduce((text, [name, put]) => {
    const mark = node.marks?.find(({ type }) => type === name);
    return mark === undefined ? text : put(text, mark);
  }, node.text ?? '');
}

const statusColors: Readonly<Record<string, string>> = {
  purple: '#6554C0',
  blue: '#00B8D9',
  red: '#FF5630',
  yellow: '#FF991F',
  green: '#36B37E',
};

const panelColors: Readonly<Record<string, string>> = {
  info: '#deebff',
  note: '#eae6ff',
  success: '#e3fcef',
  warning: '#fffae6',
  error: '#ffebe6',
};

/** Languages that wiki markup knows; a block in another one is `{noformat}`. */
const languages = new Set(
  (
    'actionscript ada applescript bash c c# c++ cpp css erlang go groovy haskell html java javascript js json lua none nyan ' +
    'objc perl php python r rainbow ruby scala sh sql swift visualbasic xml yaml'
  ).split(' '),
);

function mention(node: AdfNode): string {
  const id = attr(node, 'id');
  return `[~${/^(?:accountid:|UNKNOWN_USER$)/i.test(id) ? '' : 'accountid:'}${id}]`;
}

function inline(node: AdfNode, names: MediaNames): string {
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return '\n';
    case 'mention':
      return mention(node);
    case 'inlineCard':
      return `[${attr(node, 'url')}|${attr(node, 'url')}|smart-link]`;
    case 'mediaInline':
      return `[^${fileName(node, names)}]`;
    case 'status':
      return `{color:${statusColors[attr(node, 'color')] ?? '#97A0AF'}}*[ ${attr(node, 'text').toUpperCase()} ]*{color}`;
    case 'date': {
      const day = new Date(Number(attr(node, 'timestamp')));
      return Number.isNaN(day.getTime()) ? '' : `{{${day.toISOString().slice(0, 10)}}}`;
    }
    default:
      return plainText(node).trimEnd();
  }
}

const line = (node: AdfNode, names: MediaNames): string =>
  (node.content ?? []).map((each) => inline(each, names)).join('');

const fileName = (node: AdfNode, names: MediaNames): string =>
  names.nameOf(attr(node, 'id')) ?? attr(node, 'id');

/** `!picture.png|width=200,alt="…"!`; without a width it is a thumbnail. What is around it may state a width in percents. */
function media(node: AdfNode, around: AdfNode, names: MediaNames): string {
  const name = node.attrs?.type === 'external' ? attr(node, 'url') : fileName(node, names);
  const { width, height, alt } = node.attrs ?? {};
  const wide = around.attrs?.width;
  const stated = [
    ...(wide
      ? [`width=${String(wide)}%`]
      : [width && `width=${String(width)}`, height && `height=${String(height)}`]),
    alt && `alt="${String(alt)}"`,
    ...(node.marks ?? []).filter(({ type }) => type === 'link').map((mark) => `href="${attr(mark, 'href')}"`),
  ].filter((part) => typeof part === 'string');
  return `!${name}|${stated.length === 0 ? 'thumbnail' : stated.join(',')}!`;
}

/** An item of a list; the marks of lists within follow its own. */
function item(node: AdfNode, sign: string, names: MediaNames): string {
  const found: string[] = [];
  let words: string[] = [];
  const flush = () => {
    if (words.length > 0) found.push(`${sign} ${words.join('\n')}`);
    words = [];
  };
  for (const child of node.content ?? []) {
    if (/List$/.test(child.type)) {
      flush();
      found.push(block(child, names).replace(/^(?=[#*])/gm, sign));
    } else words.push(block(child, names));
  }
  flush();
  return found.join('\n');
}

const items = (node: AdfNode, sign: string, names: MediaNames): string =>
  (node.content ?? []).map((each) => item(each, sign, names)).join('\n');

/** Tasks are a list, done ones struck out; tasks below others have one mark more. */
function tasks(node: AdfNode, depth: number, names: MediaNames): string {
  return (node.content ?? [])
    .map((each) => {
      if (each.type === 'taskList') return tasks(each, depth + 1, names);
      const words = line(each, names);
      return `${'*'.repeat(depth)} ${attr(each, 'state') === 'DONE' ? `-${words}-` : words}`;
    })
    .join('\n');
}

function row({ content = [] }: AdfNode, names: MediaNames): string {
  const sign = (cell: AdfNode | undefined) => (cell?.type === 'tableHeader' ? '||' : '|');
  const words = (cell: AdfNode) =>
    (cell.content ?? [])
      .map((each) => block(each, names))
      .join('\n')
      .trim() || ' ';
  return content.map((cell) => `${sign(cell)}${words(cell)}`).join('') + sign(content.at(-1));
}

function code(node: AdfNode): string {
  const words = (node.content ?? []).map(({ text }) => text ?? '').join('');
  const language = attr(node, 'language');
  return languages.has(language) ? `{code:${language}}${words}{code}` : `{noformat}${words}{noformat}`;
}

function block(node: AdfNode, names: MediaNames): string {
  const inside = (between: string) => (node.content ?? []).map((each) => block(each, names)).join(between);
  switch (node.type) {
    case 'paragraph':
    case 'caption':
      return line(node, names);
    case 'heading':
      return `h${attr(node, 'level') || '1'}. ${line(node, names)}`;
    case 'codeBlock':
      return code(node);
    case 'bulletList':
      return items(node, '*', names);
    case 'orderedList':
      return items(node, '#', names);
    case 'taskList':
      return tasks(node, 1, names);
    case 'decisionList':
      return (node.content ?? []).map((each) => `* <> ${line(each, names)}`).join('\n');
    case 'blockquote':
      return `{quote}${inside('\n\n')}{quote}`;
    case 'panel':
      return `{panel:bgColor=${panelColors[attr(node, 'panelType')] ?? ''}}\n${inside('\n\n')}\n{panel}`;
    case 'expand':
      return [`*${attr(node, 'title')}*`, '', inside('\n')].join('\n');
    case 'mediaSingle':
    case 'mediaGroup':
      return (node.content ?? [])
        .map((each) => (each.type === 'media' ? media(each, node, names) : block(each, names)))
        .join('\n');
    case 'rule':
      return '----';
    case 'table':
      return (node.content ?? []).map((each) => row(each, names)).join('\n');
    case 'blockCard':
    case 'embedCard':
      return `[${attr(node, 'url')}|${attr(node, 'url')}|smart-${node.type === 'blockCard' ? 'card' : 'embed'}]`;
    default:
      return inline(node, names);
  }
}

const unnamed: MediaNames = { nameOf: () => undefined, idOf: () => undefined };

/**
 * A text as version 2 shows it. What was written as wiki markup comes back as it was (of 1,394 texts recorded of DefectDojo none
 * was changed); a document is put as Atlassian's own converter puts it (the published `@atlaskit/editor-wikimarkup-transformer`).
 */
export function wikiFrom(document: AdfNode, names: MediaNames = unnamed): string {
  return document.wiki ?? (document.content ?? []).map((each) => block(each, names)).join('\n\n');
}
