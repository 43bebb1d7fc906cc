import { z } from 'zod';
import { nextId } from '../../state/counters.ts';
import type { Status, StatusCategoryKey, Workflow, WorkflowTransition } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { givenRules, keptRules } from '../transition-rules/given-rules.ts';

const statusSchema = z.looseObject({
  id: z.string().nullish(),
  name: z.string().min(1),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: z.string().min(1),
});
type GivenStatus = z.output<typeof statusSchema>;

const statusAndPort = z.looseObject({ statusReference: z.string() });

/** Where it begins and ends may be told in the deprecated form too, but not in both. */
const transitionSchema = z
  .looseObject({
    id: z.string(),
    name: z.string().min(1),
    description: z.string().nullish(),
    type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']),
    toStatusReference: z.string().nullish(),
    links: z.array(z.looseObject({ fromStatusReference: z.string().nullish() })).nullish(),
    to: statusAndPort.nullish(),
    from: z.array(statusAndPort).nullish(),
    ...givenRules,
  })
  .refine(
    ({ toStatusReference, links, to, from }) => (toStatusReference ?? links) == null || (to ?? from) == null,
    {
      message: 'A transition has either to and from or toStatusReference and links.',
    },
  )
  .transform(({ toStatusReference, links, to, from, ...rest }, context) => {
    const end = toStatusReference ?? to?.statusReference;
    if (end !== undefined)
      return {
        ...rest,
        to: end,
        from: [
          ...(links ?? []).flatMap(({ fromStatusReference }) => fromStatusReference ?? []),
          ...(from ?? []).map(({ statusReference }) => statusReference),
        ],
      };
    context.addIssue({
      code: 'custom',
      path: ['toStatusReference'],
      message: 'toStatusReference is required.',
    });
    return z.NEVER;
  });
type GivenTransition = z.output<typeof transitionSchema>;

const drawn = {
  statuses: z.array(z.looseObject({ statusReference: z.string() })).min(1),
  transitions: z.array(transitionSchema).min(1),
};

const migrations = z.array(z.looseObject({ oldStatusReference: z.string(), newStatusReference: z.string() }));

/** The body of `POST /workflows/create`. */
export const createSchema = z.looseObject({
  scope: z.looseObject({ type: z.enum(['GLOBAL', 'PROJECT']) }),
  statuses: z.array(statusSchema),
  workflows: z
    .array(z.looseObject({ ...drawn, name: z.string().min(1).max(255), description: z.string().nullish() }))
    .min(1)
    .max(20),
});

/** The body of `POST /workflows/update`. */
export const updateSchema = z.looseObject({
  statuses: z.array(statusSchema),
  workflows: z
    .array(
      z.looseObject({
        ...drawn,
        id: z.string(),
        version: z.looseObject({ id: z.string(), versionNumber: z.number() }),
        description: z.string().nullish(),
        defaultStatusMappings: migrations.nullish(),
        statusMappings: z
          .array(
            z.looseObject({ issueTypeId: z.string(), projectId: z.string(), statusMigrations: migrations }),
          )
          .nullish(),
      }),
    )
    .min(1)
    .max(20),
});
export type GivenUpdate = z.output<typeof updateSchema>['workflows'][number];

export interface Drawn {
  readonly statuses: readonly { readonly statusReference: string }[];
  readonly transitions: readonly GivenTransition[];
}

/** What is wrong with one workflow as it is drawn; the words are ours. `references` are those that the payload explains. */
export function flaws({ statuses, transitions }: Drawn, references: ReadonlySet<string>): string[] {
  const own = new Set(statuses.map(({ statusReference }) => statusReference));
  const named = transitions.flatMap(({ to, from }) => [to, ...from]);
  return [
    ...[...own]
      .filter((each) => !references.has(each))
      .map((each) => `The status reference ${each} is unknown.`),
    ...named
      .filter((each) => !own.has(each))
      .map((each) => `A transition names the status ${each}, which is not in the workflow.`),
    ...(transitions.filter(({ type }) => type === 'INITIAL').length === 1
      ? []
      : ['A workflow needs exactly one initial transition.']),
    ...(new Set(transitions.map(({ id }) => id)).size === transitions.length
      ? []
      : ['Two transitions have the same id.']),
    ...transitions
      .filter(({ type, from }) => type === 'DIRECTED' && from.length === 0)
      .map(({ name }) => `The transition ${name} leads out of no status.`),
  ];
}

const categories: Readonly<Record<GivenStatus['statusCategory'], StatusCategoryKey>> = {
  TODO: 'new',
  IN_PROGRESS: 'indeterminate',
  DONE: 'done',
};

/** Reference → id of the status: one there is, by id or by name and scope, or a new one. */
export function statusesBehind({ state }: RestCall, given: readonly GivenStatus[], projectId: string | null) {
  return new Map(
    given.map(({ id, name, statusCategory, statusReference }): [string, string] => {
      const found =
        state.statuses.find((each) => each.id === id) ??
        state.statuses.find((each) => each.name === name && each.projectId === projectId);
      if (found !== undefined) return [statusReference, found.id];
      const made: Status = {
        id: nextId(state, 'status', state.statuses),
        name,
        description: '',
        category: categories[statusCategory],
        projectId,
      };
      state.statuses.push(made);
      return [statusReference, made.id];
    }),
  );
}

/** A drawing in the form the site keeps. */
export function kept(
  { statuses, transitions }: Drawn,
  ids: ReadonlyMap<string, string>,
): Pick<Workflow, 'statusIds' | 'transitions'> {
  const idOf = (reference: string): string => ids.get(reference) ?? reference;
  return {
    statusIds: statuses.map(({ statusReference }) => idOf(statusReference)),
    transitions: transitions.map(
      ({ id, name, description, type, to, from, ...rules }): WorkflowTransition => ({
        id,
        name,
        description: description ?? '',
        type,
        from: from.map(idOf),
        to: idOf(to),
        screenFields: [],
        resolution: null,
        ...keptRules(rules),
      }),
    ),
  };
}
