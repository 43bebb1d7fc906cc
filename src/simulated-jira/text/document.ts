import { z } from 'zod';
import type { AdfNode } from '../state.ts';

const markSchema = z.looseObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
});

const nodeSchema: z.ZodType<AdfNode> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    version: z.number().optional(),
    text: z.string().optional(),
    content: z.array(nodeSchema).optional(),
    marks: z.array(markSchema).optional(),
    attrs: z.record(z.string(), z.unknown()).optional(),
  }),
);

const documentSchema = z.looseObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(nodeSchema),
});

/** The value as an Atlassian document, kept as it was given; null: it is none. */
export function documentIn(value: unknown): AdfNode | null {
  const parsed = documentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A document of these blocks. */
export function document(content: AdfNode[]): AdfNode {
  return { type: 'doc', version: 1, content };
}

/** Whether a document shows nothing: no word, and no node that is something by itself, as a mention, a picture or a rule is. */
export function isBlank({ type, text, content }: AdfNode): boolean {
  if (type === 'text') return (text ?? '').trim() === '';
  if (content !== undefined) return content.every(isBlank);
  return type === 'hardBreak' || (type !== 'rule' && blocks.has(type));
}

/** Blocks after which a line ends. */
const blocks = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'listItem',
  'blockquote',
  'tableRow',
  'rule',
  'panel',
]);

/** The words of a document, for searching and for lists of changes. */
export function plainText(node: AdfNode | null): string {
  if (node === null) return '';
  const attr = (name: string) => {
    const value = node.attrs?.[name];
    return typeof value === 'string' ? value : '';
  };
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'emoji':
    case 'status':
      return attr('text') || attr('shortName');
    case 'inlineCard':
    case 'blockCard':
      return attr('url');
    default: {
      const inside = (node.content ?? []).map((child) => plainText(child)).join('');
      return blocks.has(node.type) ? `${inside}\n` : inside;
    }
  }
}
