import { holeStart } from '../rest-path.ts';
import { asText, paramsOf, type Text, text, type Value } from './value.ts';

const number = (value: Value | undefined): number | null => {
  if (value?.kind !== 'text') return null;
  const parsed = Number(value.text);
  return value.text !== '' && Number.isInteger(parsed) ? parsed : null;
};

/** Methods that leave an address what it is, as far as its path goes. */
const neutral =
  /^(?:toString|trim|trimEnd|trimStart|valueOf|normalize|toLowerCase|toUpperCase|format|formatUnicorn|clearEnd|toJSON|href|pathname|url|value|replaceAll|with|set|append)$/;

/** What a method of a text gives, for the methods that build addresses; null for the others. */
export const textMethod = (
  receiver: Text,
  method: string,
  args: readonly (readonly Value[])[],
): Value | null => {
  const [first] = args[0] ?? [];
  const [second] = args[1] ?? [];
  switch (method) {
    case 'concat':
      return args.reduce<Text>((all, [part]) => {
        const added = part === undefined ? text('') : asText(part);
        return text(all.text + added.text, new Set([...all.params, ...added.params]));
      }, receiver);
    case 'replace':
    case 'replaceAll': {
      if (first?.kind !== 'text' || first.text === '' || second === undefined) return receiver;
      const by = asText(second);
      const replaced =
        method === 'replace'
          ? receiver.text.replace(first.text, () => by.text)
          : receiver.text.replaceAll(first.text, () => by.text);
      return text(replaced, new Set([...receiver.params, ...by.params]));
    }
    case 'substring':
    case 'slice':
    case 'substr': {
      const [from, to] = [number(first), number(second)];
      // Cutting through a part that is not known tells nothing.
      if (from === null || receiver.text.slice(0, from).includes(holeStart)) return receiver;
      return text(receiver.text.slice(from, to ?? undefined), receiver.params);
    }
    case 'split':
      if (first?.kind === 'text' && first.text !== '')
        return {
          kind: 'list',
          items: receiver.text.split(first.text).map((part) => [text(part, receiver.params)]),
        };
      return null;
    default:
      return neutral.test(method) ? receiver : null;
  }
};

/** Parts of an address that `URL` knows. */
export const urlMember = (receiver: Text, member: string): Value | null =>
  ['href', 'pathname', 'url', 'value'].includes(member)
    ? receiver
    : ['search', 'hash'].includes(member)
      ? text('')
      : null;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** `new URL(path, base)`: the path behind the base's host, or behind the whole base where that cannot be told apart. */
export const resolvedAgainst = (path: Text, base: Text | null): Text => {
  if (base === null || /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(path.text)) return path;
  const params = new Set([...path.params, ...base.params]);
  const slash = path.text.startsWith('/') || base.text.endsWith('/') ? '' : '/';
  const host = /^([a-z][a-z0-9+.-]{0,20}:\/\/[^/]*)(\/.*)?$/i.exec(base.text);
  if (host === null) return text(`${base.text}${slash}${path.text}`, params);
  const folder = path.text.startsWith('/') ? '' : folderOf(host[2] ?? '/');
  return text(`${host[1] ?? ''}${folder || (path.text.startsWith('/') ? '' : '/')}${path.text}`, params);
};

/** Parts joined with single slashes, as `path.join` and `urljoin` do. */
export const joinedWithSlashes = (parts: readonly Value[]): Value => {
  const texts = parts.map(asText);
  const whole = texts
    .map(({ text: part }, index) => (index === 0 ? part : part.replace(/^\/+/, '')))
    .map((part, index) => (index === texts.length - 1 ? part : part.endsWith('/') ? part.slice(0, -1) : part))
    .join('/');
  return text(whole, paramsOf(texts));
};
