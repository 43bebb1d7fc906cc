import fc from 'fast-check';
import { z } from 'zod';
import { type DirectSite, directSite } from './direct.ts';

/** A collection of named things that is made, renamed and removed under one address. */
interface Collection {
  readonly at: string;
  /** What is given beside the name when one is made. */
  readonly given?: Record<string, unknown>;
  /** What must be said again with a new name. */
  readonly again?: Record<string, unknown>;
  /** Where all are listed, when not at the address itself. */
  readonly list?: string;
  /** Query of a removal. */
  readonly removal?: string;
}

const collections: readonly Collection[] = [
  { at: '/component', given: { project: 'PAY' }, list: '/project/PAY/components' },
  { at: '/version', given: { projectId: 10000 }, list: '/project/PAY/versions' },
  { at: '/filter', given: { jql: 'project = PAY' }, again: { jql: 'project = PAY' }, list: '/filter/search' },
  {
    at: '/dashboard',
    given: { sharePermissions: [], editPermissions: [] },
    again: { sharePermissions: [], editPermissions: [] },
  },
  { at: '/projectCategory' },
  {
    at: '/issueLinkType',
    given: { inward: 'is done by', outward: 'does' },
    again: { inward: 'is done by', outward: 'does' },
  },
  { at: '/issuetype', given: { type: 'standard' }, removal: '?alternativeIssueTypeId=10001' },
  { at: '/fieldconfiguration' },
  { at: '/fieldconfigurationscheme' },
  { at: '/workflowscheme' },
  { at: '/notificationscheme' },
  { at: '/issuesecurityschemes' },
  { at: '/permissionscheme' },
  { at: '/screens' },
  { at: '/role', again: { description: 'changed' } },
];

const named = z.looseObject({ id: z.coerce.string(), name: z.string() });

/** Names by id, whatever form the list has. */
function namesIn(body: unknown): Map<string, string> {
  const lists = Array.isArray(body) ? [body] : Object.values(z.record(z.string(), z.unknown()).parse(body));
  const list = lists.find((each) => z.array(named).safeParse(each).success) ?? [];
  return new Map(
    z
      .array(named)
      .parse(list)
      .map(({ id, name }) => [id, name]),
  );
}

const shown = ({ ask }: DirectSite, { at, list = at }: Collection): Map<string, string> =>
  namesIn(ask('GET', `${list}?maxResults=1000`).body);

type Step =
  | { readonly do: 'make'; readonly name: string }
  | { readonly do: 'rename'; readonly which: number; readonly name: string }
  | { readonly do: 'remove'; readonly which: number };

const name = fc.stringMatching(/^[a-z]{3,9}$/);
const which = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('make' as const), name }),
  fc.record({ do: fc.constant('rename' as const), which, name }),
  fc.record({ do: fc.constant('remove' as const), which }),
);

/** Carries a step out, and out on what a client remembers where Jira said that it is done. */
function take(
  site: DirectSite,
  { at, given, again, removal = '' }: Collection,
  known: Map<string, string>,
  each: Step,
) {
  if (each.do === 'make') {
    const { status, body } = site.ask('POST', at, { name: each.name, description: '', ...given });
    if (status < 300) known.set(String(body.id), each.name);
    return;
  }
  const id = [...known.keys()][each.which % Math.max(1, known.size)];
  if (id === undefined) return;
  if (each.do === 'rename') {
    const { status } = site.ask('PUT', `${at}/${id}`, { name: each.name, ...again });
    if (status < 300) known.set(id, each.name);
  } else if (site.ask('DELETE', `${at}/${id}${removal}`).status < 400) known.delete(id);
}

test.each(collections)('whatever is made, renamed and removed, $at lists what is left', (collection) => {
  let carriedOut = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const site = directSite();
      const before = shown(site, collection);
      const known = new Map<string, string>();
      for (const each of steps) take(site, collection, known, each);
      const after = shown(site, collection);
      carriedOut += known.size;
      expect(new Map([...before, ...known])).toEqual(after);
    }),
    { numRuns: 12 },
  );
  expect(carriedOut).toBeGreaterThan(0);
});
