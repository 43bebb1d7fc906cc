import { connectEndOfSupport, movingAdvice } from '../../app-files/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import type { Identity } from '../../jira-client/index.ts';
import { nameOf, type OperationsTable } from '../../jira-facts/index.ts';
import type { Moving } from '../../report/index.ts';
import type { SelfTestPlan } from '../plan/index.ts';

/** What changes for a Connect app that becomes a Forge app, for the operations of this run; undefined: no Connect app in it. */
export function movingOf(
  participants: readonly { readonly kind: IdentityKind; readonly identity: Pick<Identity, 'scopes'> }[],
  plan: Pick<SelfTestPlan, 'operations'>,
  table: OperationsTable,
  today: Date,
): Moving | undefined {
  const app = participants.find(
    ({ kind, identity }) => kind.startsWith('connect-') && identity.scopes !== null,
  );
  if (app === undefined) return undefined;
  const tested = plan.operations.flatMap((name) => table.named(name) ?? []);
  const { move, daysLeft } = movingAdvice(
    table,
    app.identity.scopes ?? [],
    tested,
    today.toISOString().slice(0, 10),
  );
  const scopes = move.approval.map(({ scope, newApproval }) => ({ scope, newApproval }));
  const found = {
    endOfSupport: connectEndOfSupport,
    daysLeft,
    scopes,
    kept: move.kept.map(nameOf),
    lost: move.lost.map(nameOf),
    gained: move.gained.map(nameOf),
  };
  return { ...found, sentences: sentencesOn(found) };
}

function sentencesOn(moving: Omit<Moving, 'sentences'>): string[] {
  const { endOfSupport, daysLeft, scopes, kept, lost, gained } = moving;
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${endOfSupport}T00:00:00Z`),
  );
  const anew = scopes.filter(({ newApproval }) => newApproval).map(({ scope }) => scope);
  return [
    daysLeft >= 0
      ? `Connect support ends on ${day}, in ${daysLeft} days: no fixes and no support after that.`
      : `Connect support ended on ${day}: there are no fixes and there is no support any more.`,
    `Of the operations tested here, ${kept.length} that the app may call stay open to it as a Forge app.`,
    ...(gained.length === 0
      ? []
      : [`Gained, closed to Connect apps whatever the scope: ${gained.join(', ')}.`]),
    ...(lost.length === 0 ? [] : [`Lost, because Forge apps cannot call them: ${lost.join(', ')}.`]),
    ...(scopes.length === 0
      ? []
      : [`Least scopes for these in manifest.yml: ${scopes.map(({ scope }) => scope).join(', ')}.`]),
    ...(anew.length === 0
      ? []
      : [`To be approved anew: ${anew.join(', ')}; the others follow from what was granted.`]),
    'An app on Marketplace may keep its Connect modules in a Forge manifest for a while (app.connect, connectModules).',
  ];
}
