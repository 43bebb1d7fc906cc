import type { ChangeGroup, Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { personOf } from '../shapes/users.ts';

/** One entry of the changelog. */
export function changeBean(call: RestCall, change: ChangeGroup) {
  const author = personOf(call, change.authorAccountId);
  return {
    id: change.id,
    ...(author === null ? {} : { author }),
    created: call.clock.time(change.created),
    items: change.items.map(({ field, fieldtype, fieldId, from, fromText, to, toText }) => ({
      field,
      fieldtype,
      fieldId,
      from,
      fromString: fromText,
      to,
      toString: toText,
    })),
    ...(change.historyMetadata === undefined ? {} : { historyMetadata: change.historyMetadata }),
  };
}

/** The changelog as `expand` shows it: newest first, at most a hundred. */
export function changelogBean(call: RestCall, issue: Issue) {
  const histories = issue.history
    .slice(-100)
    .reverse()
    .map((change) => changeBean(call, change));
  return { startAt: 0, maxResults: histories.length, total: issue.history.length, histories };
}
