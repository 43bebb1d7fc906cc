import type { AdfNode } from '../state.ts';
import { plainText } from './document.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const tags: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'em',
  strike: 'del',
  underline: 'ins',
  code: 'tt',
};

function marked(node: AdfNode): string {
  let html = escaped(node.text ?? '');
  for (const { type, attrs } of node.marks ?? []) {
    const tag = tags[type];
    if (tag !== undefined) html = `<${tag}>${html}</${tag}>`;
    if (type === 'link')
      html = `<a href="${escaped(String(attrs?.href ?? ''))}" class="external-link">${html}</a>`;
  }
  return html;
}

const all = (nodes: readonly AdfNode[] = []): string => nodes.map(one).join('');

function one(node: AdfNode): string {
  const inside = () => all(node.content);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return '<br/>';
    case 'paragraph':
      return `<p>${inside()}</p>`;
    case 'heading': {
      const level = Number(node.attrs?.level ?? 1);
      return `<h${level}>${inside()}</h${level}>`;
    }
    case 'bulletList':
      return `<ul>${inside()}</ul>`;
    case 'orderedList':
      return `<ol>${inside()}</ol>`;
    case 'listItem':
      return `<li>${inside()}</li>`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>`;
    case 'codeBlock':
      return `<pre>${escaped(plainText(node).trimEnd())}</pre>`;
    case 'rule':
      return '<hr />';
    case 'table':
      return `<table class="confluenceTable"><tbody>${inside()}</tbody></table>`;
    case 'tableRow':
      return `<tr>${inside()}</tr>`;
    case 'tableHeader':
      return `<th class="confluenceTh">${inside()}</th>`;
    case 'tableCell':
      return `<td class="confluenceTd">${inside()}</td>`;
    // Jira's own element is not recorded: what the document calls the file stands for it.
    case 'media':
    case 'mediaInline':
      return escaped(String(node.attrs?.alt ?? node.attrs?.url ?? node.attrs?.id ?? ''));
    default:
      return node.content === undefined ? escaped(plainText(node)) : inside();
  }
}

/** The document as Jira renders it for `renderedBody` and `renderedFields`. */
export function htmlFrom(document: AdfNode): string {
  return all(document.content);
}
