import { connectScopeInForge, forgeScopeNames, type ScopeCatalogue } from '../../jira-facts/index.ts';
import { type AppFile, type DeclaredScope, declaredScopes, scopesNode } from '../app-file.ts';
import { at, entryOf, itemsOf, type Node, type ObjectNode } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const source = 'https://developer.atlassian.com/platform/forge/manifest-reference/permissions/';
const remoteSource =
  'https://developer.atlassian.com/platform/forge/add-scopes-to-call-an-atlassian-rest-api';
const recommended = 50;

const notAccepted = (name: string, place: DeclaredScope['at'], report: LintReport): void =>
  report.error(
    'scope-not-for-forge',
    place,
    `${name} is a scope, but none that a Forge manifest may declare.`,
    { source },
  );

const checkOne = (
  { name, at: place }: DeclaredScope,
  isConnectApp: boolean,
  catalogue: ScopeCatalogue,
  accepted: ReadonlySet<string>,
  report: LintReport,
): void => {
  const known = catalogue.of(name);
  switch (known.kind) {
    case 'connect': {
      const spelled = connectScopeInForge(known.scope);
      report.error(
        'scope-of-other-framework',
        place,
        `${name} is the spelling of a Connect descriptor.${spelled ? ` In a manifest the Connect scope is ${spelled}; Forge calls take scopes such as read:jira-work.` : ''}`,
        { ...(spelled ? { fix: spelled } : {}), source },
      );
      return;
    }
    case 'connect-in-forge':
      if (!isConnectApp)
        report.warning(
          'connect-scope-without-connect',
          place,
          `${name} counts for Connect calls only, and this manifest has neither app.connect nor connectModules.`,
          { source },
        );
      return;
    case 'retired':
      if (!accepted.has(name)) notAccepted(name, place, report);
      report.warning(
        'scope-retired',
        place,
        `${name} opens nothing any more: the operations that named it are gone (last seen ${known.lastSeen ?? 'long ago'}).`,
      );
      return;
    case 'outside':
      if (name !== 'offline_access' && !accepted.has(name)) notAccepted(name, place, report);
      if (name === 'offline_access')
        report.warning(
          'scope-not-for-forge',
          place,
          'offline_access belongs to OAuth 2.0 consent: Forge handles tokens itself.',
        );
      return;
    case 'unknown': {
      const [nearest] = known.nearest;
      report.error(
        'scope-unknown',
        place,
        `${name} is no scope of any product.${nearest ? ` Did you mean ${nearest}?` : ''}${known.hint ? ` (${known.hint})` : ''}`,
        { ...(nearest ? { fix: nearest } : {}), source },
      );
      return;
    }
    case 'classic':
    case 'granular':
  }
};

const enabled = (node: Node | undefined, which: string): boolean => {
  const flag = at(node, 'auth', which, 'enabled');
  return flag?.kind === 'scalar' && flag.value === true;
};

/** Endpoints and remotes that are handed a token of the app. */
export const tokenTakers = (root: Node | undefined): Node[] =>
  [...itemsOf(at(root, 'modules', 'endpoint')), ...itemsOf(at(root, 'remotes'))].filter(
    (item) => enabled(item, 'appSystemToken') || enabled(item, 'appUserToken'),
  );

/** Tokens for the backend need their scope, and at least one product scope, or none is sent. */
const checkRemoteTokens = (root: ObjectNode, names: ReadonlySet<string>, report: LintReport): void => {
  const askers = tokenTakers(root);
  const place =
    entryOf(at(root, 'permissions'), 'scopes')?.keyAt ?? entryOf(root, 'permissions')?.keyAt ?? root.at;
  const kinds = [
    { flag: 'appSystemToken', scope: 'read:app-system-token' },
    { flag: 'appUserToken', scope: 'read:app-user-token' },
  ] as const;
  for (const { flag, scope } of kinds) {
    const asks = askers.some((item) => enabled(item, flag));
    if (asks && !names.has(scope))
      report.error(
        'remote-token-scope-missing',
        place,
        `auth.${flag} is enabled, but ${scope} is not declared: no such token is sent.`,
        {
          fix: `- ${scope}`,
          source: remoteSource,
        },
      );
    if (!asks && names.has(scope))
      report.warning(
        'remote-token-scope-unused',
        place,
        `${scope} is declared, but no endpoint or remote enables auth.${flag}.`,
        {
          source: remoteSource,
        },
      );
  }
  const product = [...names].some((name) => !kinds.some(({ scope }) => scope === name));
  if (!product && askers.length > 0)
    report.error(
      'product-scope-missing',
      place,
      'Tokens for the backend need a scope of a product beside their own: Atlassian refuses the deploy.',
      {
        fix: '- read:jira-user',
        source: remoteSource,
      },
    );
};

/** `permissions.scopes`: known names, each once; tokens the backend asks for. */
export const checkForgeScopes = (
  file: AppFile,
  root: ObjectNode,
  catalogue: ScopeCatalogue,
  report: LintReport,
): void => {
  const declared = declaredScopes(file);
  const isConnectApp = at(root, 'app', 'connect') !== undefined || at(root, 'connectModules') !== undefined;
  const node = scopesNode(file);
  const accepted = new Set(forgeScopeNames());
  const seen = new Set<string>();
  for (const scope of declared) {
    if (seen.has(scope.name)) report.warning('scope-duplicate', scope.at, `${scope.name} is declared twice.`);
    else checkOne(scope, isConnectApp, catalogue, accepted, report);
    seen.add(scope.name);
  }
  if (seen.size >= recommended)
    report.warning(
      'scopes-many',
      node ?? root,
      `${seen.size} scopes: Atlassian recommends fewer than ${recommended} an app.`,
      {
        source: 'https://developer.atlassian.com/cloud/jira/platform/scopes-for-connect-and-oauth-2-3LO-apps',
      },
    );
  checkRemoteTokens(root, seen, report);
};
