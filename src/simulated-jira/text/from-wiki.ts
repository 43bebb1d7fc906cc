import type { AdfNode } from '../state.ts';
import { document } from './document.ts';
import { inlineFromWiki } from './inline-from-wiki.ts';

/** Pictures and files are blocks of their own, so that words before and after them are paragraphs. */
function paragraphs(text: string): AdfNode[] {
  const found: AdfNode[] = [];
  for (const node of inlineFromWiki(text)) {
    const last = found.at(-1);
    if (node.type.startsWith('media')) found.push(node);
    else if (last?.type === 'paragraph') last.content?.push(node);
    else found.push({ type: 'paragraph', content: [node] });
  }
  return found.length === 0
    ? [{ type: 'paragraph', content: [] }]
    : found.filter(({ content = [] }) => content.some(({ type }) => type !== 'hardBreak'));
}

interface Lines {
  readonly lines: readonly string[];
  at: number;
}

const fence = /^\{(code|noformat)(?::([^}]*))?\}/;

/** `{code}…{code}` and `{noformat}…{noformat}`, on one line or over many. */
function codeBlock(from: Lines): AdfNode {
  const first = from.lines[from.at] ?? '';
  const [opening = '', name = 'code', options = ''] = fence.exec(first) ?? [];
  const closing = `{${name}}`;
  const kept: string[] = [];
  let rest = first.slice(opening.length);
  for (;;) {
    const end = rest.indexOf(closing);
    if (end >= 0) {
      kept.push(rest.slice(0, end));
      from.at += 1;
      break;
    }
    kept.push(rest);
    from.at += 1;
    const next = from.lines[from.at];
    if (next === undefined) break;
    rest = next;
  }
  if (kept[0] === '') kept.shift();
  if (kept.at(-1) === '') kept.pop();
  const text = kept.join('\n');
  const language = options.split('|').find((part) => part !== '' && !part.includes('='));
  return {
    type: 'codeBlock',
    attrs: language === undefined ? {} : { language },
    content: text === '' ? [] : [{ type: 'text', text }],
  };
}

/** The lines between `{quote}` and `{quote}`, or `{panel}` and `{panel}`. */
function enclosed(from: Lines, name: 'quote' | 'panel'): AdfNode {
  const first = (from.lines[from.at] ?? '').replace(/^\{[^}]*\}/, '');
  const closing = `{${name}}`;
  const kept: string[] = [];
  let rest = first;
  for (;;) {
    const end = rest.indexOf(closing);
    kept.push(end < 0 ? rest : rest.slice(0, end));
    from.at += 1;
    const next = from.lines[from.at];
    if (end >= 0 || next === undefined) break;
    rest = next;
  }
  const content = blocksOf(kept.join('\n'));
  return name === 'quote'
    ? { type: 'blockquote', content }
    : { type: 'panel', attrs: { panelType: 'info' }, content };
}

const bullet = /^([*#-]+) +(\S.*)$/;

/** Lines that start with the same marks, deeper ones as lists within. */
function list(from: Lines, depth: number): AdfNode {
  const items: AdfNode[] = [];
  const [, marks = '*'] = bullet.exec(from.lines[from.at] ?? '') ?? [];
  const ordered = marks[depth - 1] === '#';
  for (;;) {
    const match = bullet.exec(from.lines[from.at] ?? '');
    if (match === null) break;
    const [, own = '', text = ''] = match;
    if (own.length < depth || (own[depth - 1] === '#') !== ordered) break;
    if (own.length > depth) {
      const inner = list(from, depth + 1);
      const last = items.at(-1);
      if (last === undefined) items.push({ type: 'listItem', content: [inner] });
      else last.content = [...(last.content ?? []), inner];
      continue;
    }
    items.push({ type: 'listItem', content: paragraphs(text) });
    from.at += 1;
  }
  return { type: ordered ? 'orderedList' : 'bulletList', content: items };
}

/** Rows of `||heading||` and `|cell|`. */
function table(from: Lines): AdfNode {
  const rows: AdfNode[] = [];
  for (;;) {
    const line = (from.lines[from.at] ?? '').trim();
    if (!line.startsWith('|')) break;
    const heading = line.startsWith('||');
    const cells = line.split(heading ? '||' : '|').slice(1);
    if (cells.at(-1)?.trim() === '') cells.pop();
    rows.push({
      type: 'tableRow',
      content: cells.map((cell) => ({
        type: heading ? 'tableHeader' : 'tableCell',
        attrs: {},
        content: paragraphs(cell.trim()),
      })),
    });
    from.at += 1;
  }
  return { type: 'table', attrs: { isNumberColumnEnabled: false, layout: 'default' }, content: rows };
}

const heading = /^h([1-6])\. *(.*)$/;

/** Whether a line starts a block of its own, so that a paragraph ends before it. */
function startsBlock(line: string): boolean {
  return (
    line.trim() === '' ||
    heading.test(line) ||
    bullet.test(line) ||
    fence.test(line) ||
    /^(?:\{(?:quote|panel)|bq\. |\||-{4,}$)/.test(line)
  );
}

function blocksOf(text: string): AdfNode[] {
  const from: Lines = { lines: text.replaceAll('\r\n', '\n').split('\n'), at: 0 };
  const found: AdfNode[] = [];
  while (from.at < from.lines.length) {
    const line = from.lines[from.at] ?? '';
    const title = heading.exec(line);
    if (line.trim() === '') from.at += 1;
    else if (title !== null) {
      found.push({
        type: 'heading',
        attrs: { level: Number(title[1]) },
        content: inlineFromWiki(title[2] ?? ''),
      });
      from.at += 1;
    } else if (fence.test(line)) found.push(codeBlock(from));
    else if (line.startsWith('{quote}')) found.push(enclosed(from, 'quote'));
    else if (line.startsWith('{panel')) found.push(enclosed(from, 'panel'));
    else if (line.startsWith('bq. ')) {
      found.push({ type: 'blockquote', content: paragraphs(line.slice(4)) });
      from.at += 1;
    } else if (/^-{4,}$/.test(line)) {
      found.push({ type: 'rule' });
      from.at += 1;
    } else if (line.trim().startsWith('|')) found.push(table(from));
    else if (bullet.test(line)) found.push(list(from, 1));
    else {
      const kept = [line];
      from.at += 1;
      for (
        let next = from.lines[from.at];
        next !== undefined && !startsBlock(next);
        next = from.lines[from.at]
      ) {
        kept.push(next);
        from.at += 1;
      }
      found.push(...paragraphs(kept.join('\n')));
    }
  }
  return found;
}

/** What version 3 shows of a text that was written as wiki markup (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa). */
export function documentFromWiki(text: string): AdfNode {
  return { ...document(blocksOf(text)), wiki: text };
}
