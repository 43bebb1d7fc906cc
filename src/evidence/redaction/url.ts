import { percentDecoded } from '../../jira-facts/index.ts';
import { redactText } from './text.ts';

/** A URL without user info and with masked secret values; path, host and names of parameters stay. */
export function redactUrl(url: string): string {
  const text = url.slice(0, 16_384).replace(/^([A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/)[^/?#]*@/, '$1');
  return redactText(
    text
      .split(/([/?&=#;]+)/)
      .map(redactPart)
      .join(''),
  );
}

/** What is encoded is judged by what it stands for; a part without a secret stays as it was written. */
function redactPart(part: string): string {
  if (!/[%+]/.test(part)) return part;
  const plain = percentDecoded(percentDecoded(part.replace(/\+/g, ' ')));
  const masked = redactText(plain);
  return masked === plain ? part : encodeURIComponent(masked);
}
