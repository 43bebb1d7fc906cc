import { isRecord } from '../../record.ts';
import { after, gone, madeAt, namedAt, type ProductEvent, type Row } from './product-event.ts';

const [sprints, boards] = ['/rest/agile/1.0/sprint', '/rest/agile/1.0/board'];
const sprint = namedAt(sprints, 'sprintId');

/** What a change of state is called; any other change is an update. */
const turns: Readonly<Record<string, string>> = {
  active: 'avi:jira-software:started:sprint',
  closed: 'avi:jira-software:closed:sprint',
};

const changed = (event: string): ProductEvent => ({
  event,
  watch: (change) => {
    const oldValue = change.look(sprint(change, null));
    return () => {
      const seen = change.look(sprint(change, null));
      if (!isRecord(seen) || !isRecord(oldValue)) return [];
      const turn = seen.state === oldValue.state ? undefined : turns[String(seen.state)];
      return (turn ?? 'avi:jira-software:updated:sprint') === event ? [{ sprint: seen, oldValue }] : [];
    };
  },
});

const anyChange = ['avi:jira-software:updated:sprint', ...Object.values(turns)].map(changed);

/** What happens to boards and sprints (https://developer.atlassian.com/platform/forge/events-reference/jira-software/). */
export const agileEvents: readonly Row[] = [
  ['POST /rest/agile/1.0/sprint', after('avi:jira-software:created:sprint', 'sprint', madeAt(sprints), null)],
  ['PUT /rest/agile/1.0/sprint/{}', ...anyChange],
  ['POST /rest/agile/1.0/sprint/{}', ...anyChange],
  ['DELETE /rest/agile/1.0/sprint/{}', gone('avi:jira-software:deleted:sprint', 'sprint', sprint, null)],
  ['POST /rest/agile/1.0/board', after('avi:jira-software:created:board', 'board', madeAt(boards), null)],
  [
    'DELETE /rest/agile/1.0/board/{}',
    gone('avi:jira-software:deleted:board', 'board', namedAt(boards, 'boardId'), null),
  ],
];
