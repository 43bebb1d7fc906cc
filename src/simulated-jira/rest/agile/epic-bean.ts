import { statusOf } from '../../state/lookup.ts';
import type { EpicDetails, Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** What an epic has beside its issue; its summary stands for a name that nobody gave. */
export function detailsOf({ state }: RestCall, epic: Issue): EpicDetails {
  return state.epics[epic.id] ?? { name: epic.summary, color: 'color_1', done: false };
}

const colors: Readonly<Record<string, string>> = {
  color_1: 'dark_purple',
  color_2: 'dark_blue',
  color_3: 'teal',
  color_4: 'green',
  color_5: 'yellow',
  color_6: 'dark_orange',
  color_7: 'purple',
  color_8: 'blue',
  color_9: 'dark_grey',
};

/** An epic as Jira Software shows it. */
export function epicBean(call: RestCall, epic: Issue) {
  const { name, color, done } = detailsOf(call, epic);
  return {
    id: Number(epic.id),
    key: epic.key,
    self: `${call.base}/rest/agile/1.0/epic/${epic.id}`,
    name,
    summary: epic.summary,
    color: { key: color },
    issueColor: { key: colors[color] ?? 'purple' },
    done: done || statusOf(call.state, epic).category === 'done',
  };
}
