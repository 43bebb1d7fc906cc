import {
  type MoveToForge,
  movingToForge,
  nameOf,
  type Operation,
  type OperationsTable,
} from '../jira-facts/index.ts';
import { connectEndOfSupport, daysUntil } from './connect/support-dates.ts';

/** What a Connect app should know about becoming a Forge app, as sentences for a report and as data. */
interface MovingAdvice {
  readonly move: MoveToForge;
  readonly daysLeft: number;
  readonly sentences: readonly string[];
}

const some = (operations: readonly Operation[], count: number): string => {
  const names = operations.slice(0, count).map(nameOf).join(', ');
  return operations.length > count ? `${names} and ${operations.length - count} more` : names;
};

/** Without the calls there is one thing to say: how many of the operations that the scopes open are lost. */
const byScopes = ({ kept, lost }: MoveToForge): string =>
  `Of the operations that these scopes open, ${kept.length} stay open to a Forge app and ${lost.length} do not${lost.length > 0 ? ` (${some(lost, 2)})` : ''}. Name the calls (--calls FILE) to see which of them this app makes, and the least Forge scopes.`;

const byCalls = (move: MoveToForge): string[] => {
  const manifestScopes = move.scopes.classic;
  const fresh = move.approval.filter(({ newApproval }) => newApproval).map(({ scope }) => scope);
  return [
    `${move.kept.length} operations of the known calls stay open to a Forge app.`,
    ...(move.lost.length > 0 ? [`Lost, because Forge apps cannot call them: ${some(move.lost, 5)}.`] : []),
    ...(move.gained.length > 0
      ? [`Gained, because only OAuth and Forge can call them: ${some(move.gained, 3)}.`]
      : []),
    ...(manifestScopes.length > 0 ? [`Least Forge scopes: ${manifestScopes.join(', ')}.`] : []),
    ...(fresh.length > 0
      ? [
          `Administrators will have to approve anew: ${fresh.join(', ')}; the others follow from what they granted.`,
        ]
      : []),
    'Half-way there: an app already on Marketplace may keep its Connect modules inside a Forge manifest (app.connect, connectModules).',
  ];
};

/**
 * The Connect → Forge difference of an app. `calls` null: not known, so everything its scopes open counts.
 * `today` is an ISO 8601 day.
 */
export const movingAdvice = (
  table: OperationsTable,
  connectScopes: readonly string[],
  calls: readonly Operation[] | null,
  today: string,
): MovingAdvice => {
  // Both versions of the platform say the same: one of them is enough where everything is counted.
  const versionless = table.all.filter(({ path }) => !path.startsWith('/rest/api/2/'));
  const move = movingToForge(connectScopes, calls ?? versionless, {
    all: table.all,
    callsKnown: calls !== null,
  });
  const daysLeft = daysUntil(connectEndOfSupport, today);
  return {
    move,
    daysLeft,
    sentences: calls === null ? [byScopes(move)] : byCalls(move),
  };
};
