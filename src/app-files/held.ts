import { type HeldScopes, worldOf } from '../jira-facts/index.ts';
import { type AppFile, declaredScopes, readAppFile } from './app-file.ts';
import { foreignWords } from './connect/product.ts';

type HeldReading =
  | { readonly ok: true; readonly held: HeldScopes; readonly kind: 'connect-descriptor' | 'forge-manifest' }
  | { readonly ok: false; readonly problem: string };

/** What an app file declares, to be held against operations. A manifest with Connect scopes only is a Connect app. */
export const heldByApp = (text: string, name: string): HeldReading =>
  heldByFile(readAppFile(text, name), name);

/** The same of a file that has been parsed. */
export const heldByFile = (file: AppFile, name: string): HeldReading => {
  if (file.foreign !== null) return { ok: false, problem: `${name} is ${foreignWords[file.foreign]}.` };
  const [broken] = file.parsed.problems;
  if (file.parsed.root === null || (broken && file.kind === 'unknown'))
    return { ok: false, problem: `${name} cannot be read: ${broken?.message ?? 'it is empty.'}` };
  if (file.kind === 'unknown')
    return {
      ok: false,
      problem: `${name} is neither a Connect descriptor nor a Forge manifest: give an atlassian-connect.json or a manifest.yml.`,
    };
  const scopes = declaredScopes(file).map((scope) => scope.name);
  if (file.kind === 'connect-descriptor')
    return { ok: true, kind: file.kind, held: { scopes, world: 'connect' } };
  const connectOnly =
    scopes.some((scope) => scope.endsWith(':connect-jira')) &&
    scopes.every((scope) => scope.endsWith(':connect-jira') || !/:jira|servicedesk/.test(scope));
  return {
    ok: true,
    kind: file.kind,
    held: connectOnly ? { scopes, world: 'connect' } : { scopes, world: 'oauth', caller: 'forge' },
  };
};

/** What `--have a,b` names: separated by commas or white space. The names decide the world. */
export const heldByNames = (text: string): HeldScopes => {
  const scopes = text.split(/[\s,]+/).filter((name) => name !== '');
  return { scopes, world: worldOf(scopes) };
};
