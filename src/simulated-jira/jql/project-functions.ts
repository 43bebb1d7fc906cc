import type { Project, Version } from '../state.ts';
import type { JqlContext } from './context.ts';
import { browsable } from './field-values.ts';
import { type JqlFunction, me, values } from './function-result.ts';
import { accountsNamed } from './people-values.ts';

/** Projects that arguments name, or all that the caller may browse. */
export function projects(args: readonly string[], context: JqlContext): Project[] {
  const names = args.map((name) => name.toLowerCase());
  return browsable(context).filter(
    ({ id, key, name }) =>
      names.length === 0 || [id, key.toLowerCase(), name.toLowerCase()].some((each) => names.includes(each)),
  );
}

export const versions =
  (wanted: (version: Version) => boolean): JqlFunction =>
  (args, context) =>
    values(
      projects(args, context).flatMap((project) =>
        project.versions.filter((each) => !each.archived && wanted(each)).map(({ id }) => id),
      ),
    );

export const edge =
  (released: boolean, last: boolean): JqlFunction =>
  (args, context) =>
    values(
      projects(args, context).flatMap((project) => {
        const all = project.versions.filter((each) => !each.archived && each.released === released);
        const found = last ? all.at(-1) : all[0];
        return found === undefined ? [] : [found.id];
      }),
    );

export const sprints =
  (state: 'active' | 'closed' | 'future'): JqlFunction =>
  (_, context) =>
    values(context.state.sprints.filter((sprint) => sprint.state === state).map(({ id }) => String(id)));

export const led = (context: JqlContext, args: readonly string[]): string[] =>
  args[0] === undefined ? me(context) : accountsNamed(args[0], context);
