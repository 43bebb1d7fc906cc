import type { AdfNode } from '../state.ts';
import { plainText } from './document.ts';

const signs: Readonly<Record<string, string>> = { strong: '*', em: '_', strike: '-', underline: '+' };

function marked(node: AdfNode): string {
  let text = node.text ?? '';
  for (const { type, attrs } of node.marks ?? []) {
    const sign = signs[type];
    if (sign !== undefined) text = `${sign}${text}${sign}`;
    else if (type === 'code') text = `{{${text}}}`;
    else if (type === 'subsup') text = attrs?.type === 'sup' ? `^${text}^` : `~${text}~`;
    else if (type === 'link') text = `[${text}|${String(attrs?.href ?? '')}]`;
    else if (type === 'textColor') text = `{color:${String(attrs?.color ?? '')}}${text}{color}`;
  }
  return text;
}

const inline = (nodes: readonly AdfNode[] = []): string => nodes.map(one).join('');

function one(node: AdfNode): string {
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `[~accountid:${String(node.attrs?.id ?? '')}]`;
    case 'inlineCard':
      return `[${String(node.attrs?.url ?? '')}]`;
    default:
      return plainText(node).trimEnd();
  }
}

function list(node: AdfNode, marks: string): string {
  const sign = marks + (node.type === 'orderedList' ? '#' : '*');
  return (node.content ?? [])
    .flatMap((item) =>
      (item.content ?? []).map((child) =>
        child.type === 'bulletList' || child.type === 'orderedList'
          ? list(child, sign)
          : `${sign} ${inline(child.content)}`,
      ),
    )
    .join('\n');
}

function row(node: AdfNode): string {
  const cells = node.content ?? [];
  const sign = cells[0]?.type === 'tableHeader' ? '||' : '|';
  return `${sign}${cells.map((cell) => blocks(cell.content).replaceAll('\n', ' ')).join(sign)}${sign}`;
}

function block(node: AdfNode): string {
  switch (node.type) {
    case 'heading':
      return `h${String(node.attrs?.level ?? 1)}. ${inline(node.content)}`;
    case 'codeBlock': {
      const language = node.attrs?.language;
      return `{code${typeof language === 'string' ? `:${language}` : ''}}\n${inline(node.content)}\n{code}`;
    }
    case 'bulletList':
    case 'orderedList':
      return list(node, '');
    case 'blockquote':
      return `{quote}${blocks(node.content)}{quote}`;
    case 'panel':
      return `{panel}\n${blocks(node.content)}\n{panel}`;
    case 'rule':
      return '----';
    case 'table':
      return (node.content ?? []).map(row).join('\n');
    case 'paragraph':
      return inline(node.content);
    default:
      return one(node);
  }
}

const blocks = (nodes: readonly AdfNode[] = []): string => nodes.map(block).join('\n\n');

/** The document as version 2 shows it: wiki markup. */
export function wikiFrom(document: AdfNode): string {
  return blocks(document.content);
}
