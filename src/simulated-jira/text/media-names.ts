import type { AdfNode } from '../state.ts';

/** How files are called: documents name them by the media service's id, wiki markup by their names. */
export interface MediaNames {
  readonly nameOf: (id: string) => string | undefined;
  readonly idOf: (name: string) => string | undefined;
}

const holdsFile = ({ type, attrs }: AdfNode): boolean =>
  (type === 'media' || type === 'mediaInline') && attrs?.type !== 'external';

/** A document that was written as wiki markup, its files under the ids of the media service as far as they are there. */
export function withMediaIds(node: AdfNode, names: MediaNames): AdfNode {
  const id = holdsFile(node) ? names.idOf(String(node.attrs?.id ?? '')) : undefined;
  return {
    ...node,
    ...(id === undefined ? {} : { attrs: { ...node.attrs, id } }),
    ...(node.content === undefined ? {} : { content: node.content.map((each) => withMediaIds(each, names)) }),
  };
}
