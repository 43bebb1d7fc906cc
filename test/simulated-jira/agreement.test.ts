import fc from 'fast-check';
import { directSite, documentOf } from './direct.ts';

/** What a client did to one issue, as it remembers it itself. */
interface Remembered {
  readonly key: string;
  summary: string;
  labels: string[];
  status: string;
  comments: string[];
  seconds: number;
}

type Step =
  | { readonly do: 'create'; readonly summary: string }
  | { readonly do: 'rename'; readonly at: number; readonly summary: string }
  | { readonly do: 'label'; readonly at: number; readonly labels: string[] }
  | { readonly do: 'move'; readonly at: number; readonly to: 'To Do' | 'In Progress' | 'Done' }
  | { readonly do: 'comment'; readonly at: number; readonly text: string }
  | { readonly do: 'log'; readonly at: number; readonly minutes: number }
  | { readonly do: 'delete'; readonly at: number };

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const at = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('create' as const), summary: word }),
  fc.record({ do: fc.constant('rename' as const), at, summary: word }),
  fc.record({ do: fc.constant('label' as const), at, labels: fc.uniqueArray(word, { maxLength: 3 }) }),
  fc.record({ do: fc.constant('move' as const), at, to: fc.constantFrom('To Do', 'In Progress', 'Done') }),
  fc.record({ do: fc.constant('comment' as const), at, text: word }),
  fc.record({ do: fc.constant('log' as const), at, minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ do: fc.constant('delete' as const), at }),
);

const transitions = { 'To Do': '11', 'In Progress': '21', Done: '31' } as const;

test('whatever sequence of writes a client makes, every read agrees with it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { ask } = directSite();
      let known: Remembered[] = [];
      const everGiven = new Set<string>();
      for (const each of steps) {
        if (each.do === 'create') {
          const { body, status } = ask('POST', '/issue', {
            fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: each.summary },
          });
          expect(status).toBe(201);
          expect(everGiven.has(body.key)).toBe(false);
          everGiven.add(body.key);
          known.push({
            key: body.key,
            summary: each.summary,
            labels: [],
            status: 'To Do',
            comments: [],
            seconds: 0,
          });
          continue;
        }
        const issue = known[each.at % Math.max(1, known.length)];
        if (issue === undefined) continue;
        const path = `/issue/${issue.key}`;
        switch (each.do) {
          case 'rename':
            ask('PUT', path, { fields: { summary: each.summary } });
            issue.summary = each.summary;
            break;
          case 'label':
            ask('PUT', path, { fields: { labels: each.labels } });
            issue.labels = [...each.labels].sort();
            break;
          case 'move':
            ask('POST', `${path}/transitions`, { transition: { id: transitions[each.to] } });
            issue.status = each.to;
            break;
          case 'comment':
            ask('POST', `${path}/comment`, { body: documentOf(each.text) });
            issue.comments.push(each.text);
            break;
          case 'log':
            ask('POST', `${path}/worklog`, { timeSpent: `${each.minutes}m` });
            issue.seconds += each.minutes * 60;
            break;
          case 'delete':
            expect(ask('DELETE', path).status).toBe(204);
            expect(ask('GET', path).status).toBe(404);
            known = known.filter((one) => one !== issue);
            break;
        }
      }
      for (const issue of known) {
        const { fields } = ask('GET', `/issue/${issue.key}`).body;
        expect(fields).toMatchObject({
          summary: issue.summary,
          labels: issue.labels,
          status: { name: issue.status },
        });
        expect(fields.resolution === null).toBe(issue.status !== 'Done');
        expect(fields.timespent ?? 0).toBe(issue.seconds);
        const { comments } = ask('GET', `/issue/${issue.key}/comment`).body;
        expect(comments.map(({ body }: { body: ReturnType<typeof documentOf> }) => body)).toEqual(
          issue.comments.map(documentOf),
        );
        const viaSearch = ask('POST', '/search/jql', {
          jql: `key = ${issue.key} AND status = "${issue.status}"`,
          fields: ['summary'],
        }).body;
        expect(viaSearch.issues).toMatchObject([{ key: issue.key, fields: { summary: issue.summary } }]);
      }
      const all = ask('POST', '/search/jql', { jql: 'project = PAY AND key > PAY-3', fields: ['key'] }).body;
      expect(all.issues.map(({ key }: { key: string }) => key).sort()).toEqual(
        known.map(({ key }) => key).sort(),
      );
    }),
    { numRuns: 30 },
  );
});
