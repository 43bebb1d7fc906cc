import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import type { Priority, Resolution } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { byPath, given, movedTo, noneWithId } from '../given.ts';
import { finishedTask } from '../tasks.ts';

/** What priorities and resolutions have in common: one order of the whole site, a default, names that are taken once. */
interface Ordered<T extends Priority | Resolution> {
  readonly noun: 'priority' | 'resolution';
  all(call: RestCall): T[];
  keep(call: RestCall, all: T[]): void;
  /** Puts another one into the place of one that goes. */
  replace(call: RestCall, gone: string, by: string): void;
  /** Jira's words for why one cannot go without another in its place; null: it can. */
  indispensable(call: RestCall, id: string): string | null;
}

export const priorities: Ordered<Priority> = {
  noun: 'priority',
  all: ({ state }) => state.priorities,
  keep: ({ state }, all) => {
    state.priorities = all;
    for (const scheme of state.prioritySchemes)
      scheme.priorityIds = scheme.priorityIds.filter((id) => all.some((each) => each.id === id));
  },
  replace: ({ state }, gone, by) => {
    for (const issue of state.issues) if (issue.priority === gone) issue.priority = by;
  },
  indispensable: ({ state }, id) =>
    state.issues.some(({ priority }) => priority === id)
      ? 'The priority is in use: name another one with replaceWith.'
      : null,
};

export const resolutions: Ordered<Resolution> = {
  noun: 'resolution',
  all: ({ state }) => state.resolutions,
  keep: ({ state }, all) => {
    state.resolutions = all;
  },
  replace: ({ state }, gone, by) => {
    for (const issue of state.issues) if (issue.resolution === gone) issue.resolution = by;
  },
  indispensable: () => 'The replaceWith has to be provided.',
};

export const noSuchValue = ({ noun }: { noun: string }, id: string | undefined): WireResponse =>
  noneWithId(`${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`, id);

const moveSchema = z.looseObject({
  ids: z.array(z.string()).min(1).max(1000),
  after: z.string().nullish(),
  position: z.enum(['First', 'Last']).nullish(),
});

export function move<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const { ids, after, position } = asked.given;
  const all = kind.all(call);
  const moved = ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
  if (moved.length < ids.length)
    return noSuchValue(
      kind,
      ids.find((id) => !all.some((each) => each.id === id)),
    );
  const behind = all.find(({ id }) => id === after);
  if (typeof after === 'string' && behind === undefined) return noSuchValue(kind, after);
  kind.keep(call, movedTo(all, moved, behind ?? (position === 'First' ? null : 'end')));
  return empty(204);
}

/** Null: none is the default any more. */
const defaultSchema = z.looseObject({ id: z.string().nullable() });

export function setDefault<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const asked = given(call, defaultSchema);
  if ('status' in asked) return asked;
  const { id } = asked.given;
  const all = kind.all(call);
  if (id !== null && !all.some((each) => each.id === id)) return noSuchValue(kind, id);
  for (const each of all) each.isDefault = each.id === id;
  return empty(204);
}

/** Deletes one, as a task; issues that have it get the one named in `replaceWith`. */
export function remove<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const all = kind.all(call);
  const gone = byPath(call, all);
  if (gone === undefined) return noSuchValue(kind, call.params.id);
  const by = call.query.get('replaceWith');
  const wrong = by === null ? kind.indispensable(call, gone.id) : null;
  if (wrong !== null) return jiraError(400, [wrong]);
  if (by !== null) {
    if (by === gone.id || !all.some(({ id }) => id === by)) return noSuchValue(kind, by);
    kind.replace(call, gone.id, by);
  }
  kind.keep(
    call,
    all.filter((each) => each !== gone),
  );
  return finishedTask(call, `Delete ${kind.noun}`, {});
}

export const namedSchema = { name: z.string().min(1).max(60), description: z.string().max(255).nullish() };
