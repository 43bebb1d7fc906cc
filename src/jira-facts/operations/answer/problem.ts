import type { Operation } from '../operation.ts';
import { nameOf } from '../table.ts';

/**
 * Something to know about operations or scopes. `usage`: the question cannot be answered as asked; `error`: a call
 * will be refused; `warning`: it works, but not for long or not as intended; `note`: worth knowing.
 */
export interface ScopeProblem {
  readonly kind:
    | 'unknown-operation'
    | 'wrong-method'
    | 'method-missing'
    | 'odd-address'
    | 'removed'
    | 'deprecated'
    | 'closed'
    | 'unknown-scope'
    | 'retired-scope'
    | 'mixed-worlds'
    | 'too-wide'
    | 'many-scopes'
    | 'mixed-kinds'
    | 'announced'
    | 'inconsistent'
    | 'unused-scope';
  readonly severity: 'usage' | 'error' | 'warning' | 'note';
  readonly message: string;
  readonly operation?: string;
  readonly scope?: string;
  /** What was probably meant, best first. */
  readonly nearest?: readonly string[];
  readonly source?: string;
}

/** Platform page and scoped-token limit: https://developer.atlassian.com/cloud/jira/platform/scopes-for-connect-and-oauth-2-3LO-apps. */
const recommendedScopes = 50;

/** What an operation itself gives reason to say, whatever scopes are held. */
export const operationProblems = (operation: Operation): ScopeProblem[] => {
  const name = nameOf(operation);
  return [
    ...(operation.removed
      ? [
          {
            kind: 'removed' as const,
            severity: 'error' as const,
            operation: name,
            message: `${name} is gone: the last document that held it is of ${operation.lastSeen ?? 'unknown date'}.`,
          },
        ]
      : operation.deprecated
        ? [
            {
              kind: 'deprecated' as const,
              severity: 'warning' as const,
              operation: name,
              message: `${name} is deprecated: plan to replace it.`,
            },
          ]
        : []),
    ...(operation.announced && operation.noScopeNeeded
      ? [
          {
            kind: 'announced' as const,
            severity: 'note' as const,
            operation: name,
            message: `${name} needs no scope by the document, which announces ${operation.announced.scopes.join(' or ')} from ${operation.announced.date}.`,
          },
        ]
      : []),
    ...(operation.inconsistencies ?? []).map(({ says, source }) => ({
      kind: 'inconsistent' as const,
      severity: 'note' as const,
      operation: name,
      message: `${name}: ${says}`,
      source,
    })),
  ];
};

/** Limits and mixing rules of a set of OAuth scopes: told, not enforced. */
export const setProblems = (label: string, scopes: readonly string[]): ScopeProblem[] => [
  ...(scopes.length >= recommendedScopes
    ? [
        {
          kind: 'many-scopes' as const,
          severity: 'warning' as const,
          message: `${label} has ${scopes.length} scopes: Atlassian recommends fewer than ${recommendedScopes} an app, and a scoped API token holds at most ${recommendedScopes}.`,
          source:
            'https://developer.atlassian.com/cloud/jira/platform/scopes-for-connect-and-oauth-2-3LO-apps',
        },
      ]
    : []),
];

/** Mixing classic and granular scopes is sound; for 3LO apps the reports differ. */
export const mixingNote: ScopeProblem = {
  kind: 'mixed-kinds',
  severity: 'note',
  message:
    'Classic and granular scopes together are sound, because each call looks for one whole group. For a 3LO app, enable every API (Jira, Jira Software, Service Management) in the developer console first: a scope asked for but not enabled makes the whole consent fail.',
  source: 'https://github.com/n8n-io/n8n-docs/pull/5197',
};
