import type { Report } from '../../../report/index.ts';
import type { DeclaredApp, Wanted } from '../api/shapes.ts';

/** What a report was asked to judge, to ask it once more. */
export function wantedBy(report: Report): Wanted {
  const { needs, subject } = report;
  const app = declaredApp(report);
  return {
    ...(needs.from === 'profile' && needs.name !== undefined ? { profile: needs.name } : {}),
    ...(needs.from === 'operations' || needs.from === 'app' ? { operations: needs.operations } : {}),
    ...(subject?.project === undefined ? {} : { project: subject.project }),
    ...(subject?.accountId === undefined ? {} : { account: subject.accountId }),
    ...(app === undefined ? {} : { app }),
  };
}

/** The other app that was judged, with the scopes its file declared; undefined: none was. */
export function declaredApp({ needs, subject, identities }: Report): DeclaredApp | undefined {
  if (needs.from !== 'app' || subject?.accountId === undefined) return undefined;
  const judged = identities.find(({ kind }) => kind === 'connect-app' || kind === 'forge-app');
  if (judged === undefined || judged.scopes === null) return undefined;
  if (judged.kind !== 'connect-app' && judged.kind !== 'forge-app') return undefined;
  return { kind: judged.kind, name: needs.name ?? 'another app', scopes: judged.scopes };
}
