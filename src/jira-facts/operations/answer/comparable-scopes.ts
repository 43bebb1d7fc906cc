import type { NamedNeed } from '../operation.ts';
import { type ScopeWorld, worldOf } from '../scopes/compare.ts';
import { scopeCatalogue } from '../scopes/names.ts';
import type { OAuthCaller } from '../scopes/oauth.ts';
import type { OperationsTable } from '../table.ts';
import type { ScopeProblem } from './problem.ts';

/** Scopes that somebody holds, and who: the caller closes what the documents close to that kind of app. */
export interface HeldScopes {
  readonly scopes: readonly string[];
  readonly world?: ScopeWorld;
  readonly caller?: OAuthCaller;
}

export interface ComparableScopes {
  /** Names that can be held against operations. */
  readonly comparable: readonly string[];
  readonly problems: readonly ScopeProblem[];
}

/** Takes the held names apart: what counts in this world, what is no scope, what belongs elsewhere; `asked`: what is needed beside operations. */
export const comparableScopes = (
  table: OperationsTable,
  held: HeldScopes,
  asked: readonly NamedNeed[] = [],
): ComparableScopes => {
  const ofEvents = new Set(asked.flatMap(({ alternatives }) => alternatives.flatMap(({ scopes }) => scopes)));
  const world = held.world ?? worldOf(held.scopes);
  const catalogue = scopeCatalogue(table.all);
  const comparable: string[] = [];
  const problems: ScopeProblem[] = [];
  for (const name of held.scopes) {
    const known = catalogue.of(name);
    switch (known.kind) {
      case 'connect':
      case 'connect-in-forge':
        if (world === 'connect') comparable.push(known.scope);
        else if (known.kind === 'connect')
          problems.push({
            kind: 'mixed-worlds',
            severity: 'error',
            scope: name,
            message: `${name} is a Connect scope and opens nothing to OAuth 2.0 or Forge calls; the other scopes are compared without it.`,
          });
        break;
      case 'classic':
      case 'granular':
        if (world === 'oauth') comparable.push(name.trim());
        else
          problems.push({
            kind: 'mixed-worlds',
            severity: 'error',
            scope: name,
            message: `${name} is an OAuth scope: a Connect descriptor cannot declare it.`,
          });
        break;
      case 'retired':
        problems.push({
          kind: 'retired-scope',
          severity: 'warning',
          scope: name,
          message: `${name} opens nothing any more: the operations that named it are gone (last seen ${known.lastSeen ?? 'long ago'}).`,
        });
        break;
      case 'unknown':
        problems.push({
          kind: 'unknown-scope',
          severity: 'error',
          scope: name,
          nearest: known.nearest,
          message: `${name} is not a scope of Jira.${known.hint ? ` ${known.hint[0]?.toUpperCase()}${known.hint.slice(1)}.` : known.nearest.length > 0 ? ` Did you mean ${known.nearest.join(', or ')}?` : ''}`,
        });
        break;
      case 'outside':
        // Events of other products and modules take scopes that are on no operation of Jira.
        if (world === 'oauth' && ofEvents.has(name)) comparable.push(name);
        break;
    }
  }
  return { comparable: [...new Set(comparable)], problems };
};
