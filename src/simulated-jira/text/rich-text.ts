import type { AdfNode, RichText } from '../state.ts';
import { documentIn } from './document.ts';
import { documentFromWiki } from './from-wiki.ts';
import { type MediaNames, withMediaIds } from './media-names.ts';
import { wikiFrom } from './to-wiki.ts';

/** A rich text as a request gave it, or Jira's words for what is wrong with it. */
type GivenText = { readonly text: RichText } | { readonly refusal: string };

/** Version 3 wants an Atlassian document, version 2 (and `latest` of old clients) wiki markup; each refuses the other. */
export function givenText(value: unknown, version: 2 | 3): GivenText {
  if (value === null || value === undefined) return { text: null };
  if (version === 2) {
    if (typeof value !== 'string') return { refusal: 'Operation value must be a string' };
    return { text: value === '' ? null : documentFromWiki(value) };
  }
  const document = documentIn(value);
  if (document === null)
    return {
      refusal: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    };
  const { wiki: _nothing, ...text } = document;
  return { text };
}

/** The text as the version that was asked shows it. */
export function shownText(text: RichText, version: 2 | 3, names: MediaNames): AdfNode | string | null {
  if (text === null) return null;
  if (version === 2) return wikiFrom(text, names);
  const { wiki, ...document } = text;
  return wiki === undefined ? document : withMediaIds(document, names);
}
