import { foreignDescriptor, isTemplateText } from './connect/product.ts';
import { parseJson } from './document/json.ts';
import {
  at,
  entriesOf,
  entryOf,
  itemsOf,
  type Node,
  type Parsed,
  type Place,
  textOf,
} from './document/node.ts';
import { parseYaml } from './document/yaml.ts';

/** A scope as a file declares it, with its place. */
export interface DeclaredScope {
  readonly name: string;
  readonly at: Place;
}

/** A descriptor or manifest, parsed with places; `unknown`: neither of the two. */
export interface AppFile {
  readonly kind: 'connect-descriptor' | 'forge-manifest' | 'unknown';
  /** A file of another product, or one that is no descriptor before it is rendered; `kind` is then `unknown`. */
  readonly foreign: 'bitbucket' | 'hipchat' | 'template' | null;
  readonly parsed: Parsed;
}

const looksLikeManifest = (root: Node | null): boolean =>
  root !== null &&
  entryOf(root, 'app')?.value.kind === 'object' &&
  ['modules', 'connectModules', 'permissions', 'remotes', 'resources'].some((key) => entryOf(root, key));

const looksLikeDescriptor = (root: Node | null): boolean =>
  root !== null &&
  ['key', 'baseUrl', 'authentication', 'scopes', 'lifecycle', 'modules', 'apiMigrations'].filter((key) =>
    entryOf(root, key),
  ).length >= 2;

/** In characters; Forge takes manifests of 200 KiB. */
const longest = 262_144;

const parse = (text: string, isJson: boolean): Parsed => {
  if (text.length <= longest) return isJson ? parseJson(text) : parseYaml(text);
  const message = `The file has ${text.length} characters: no descriptor and no manifest is longer than ${longest}.`;
  return { root: null, problems: [{ message, at: { line: 1, column: 1 } }] };
};

/** Parses an app file. Its name decides when it is one of the two usual ones, else what stands in it. */
export const readAppFile = (text: string, name: string): AppFile => {
  const base = name.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  const isJson = base.endsWith('.json') || (!/\.ya?ml$/.test(base) && text.trimStart().startsWith('{'));
  const plain = text.replace(/^\uFEFF/, '');
  const parsed = parse(plain, isJson);
  const isManifest = /^manifest\.ya?ml$/.test(base) || looksLikeManifest(parsed.root);
  const mayBeTemplate = parsed.problems.length > 0 && isTemplateText(plain, isJson);
  const foreign = mayBeTemplate ? 'template' : isManifest ? null : foreignDescriptor(parsed.root);
  if (foreign !== null) return { kind: 'unknown', foreign, parsed };
  if (isManifest) return { kind: 'forge-manifest', foreign, parsed };
  if (base === 'atlassian-connect.json' || looksLikeDescriptor(parsed.root))
    return { kind: 'connect-descriptor', foreign, parsed };
  return { kind: 'unknown', foreign, parsed };
};

/** What the app calls itself: `name` or `key` of a descriptor, `app.name` of a manifest; null: nothing that reads as a name. */
export const nameOfApp = ({ kind, parsed }: Pick<AppFile, 'kind' | 'parsed'>): string | null => {
  const root = parsed.root ?? undefined;
  const names = kind === 'forge-manifest' ? [at(root, 'app', 'name')] : [at(root, 'name'), at(root, 'key')];
  const [name] = names.flatMap((node) => {
    const text = node === undefined ? undefined : textOf(node);
    return text === undefined || text.trim() === '' ? [] : [text.trim()];
  });
  return name ?? null;
};

/** The node that holds the declared scopes: `scopes` of a descriptor, `permissions.scopes` of a manifest. */
export const scopesNode = ({ kind, parsed }: Pick<AppFile, 'kind' | 'parsed'>): Node | undefined =>
  kind === 'forge-manifest'
    ? at(parsed.root ?? undefined, 'permissions', 'scopes')
    : at(parsed.root ?? undefined, 'scopes');

/** The declared scopes in order. A manifest may write them as a list of names or as a map with options behind each. */
export const declaredScopes = (file: Pick<AppFile, 'kind' | 'parsed'>): DeclaredScope[] => {
  const node = scopesNode(file);
  return [
    ...itemsOf(node).flatMap((item) => {
      const name = textOf(item);
      if (name !== undefined) return [{ name, at: item.at }];
      return entriesOf(item).map(({ key, keyAt }) => ({ name: key, at: keyAt }));
    }),
    ...entriesOf(node).map(({ key, keyAt }) => ({ name: key, at: keyAt })),
  ];
};
