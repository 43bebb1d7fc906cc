import { isRecord } from '../../record.ts';
import { associated, mentioned, named, seenNow, shown } from './issue-members.ts';
import {
  afterwards,
  byWhom,
  type Change,
  gone,
  namedAt,
  type ProductEvent,
  type Row,
  type Telling,
  textOf,
} from './product-event.ts';

const commentAt = (change: Change, id: string, version: 2 | 3): unknown =>
  change.look(
    `/rest/api/${version}/issue/${encodeURIComponent(named(change))}/comment/${encodeURIComponent(id)}`,
  );

const textOfComment = (comment: unknown): unknown => (isRecord(comment) ? comment.body : null);

/** Comments go along as documents. */
const commented = afterwards('avi:jira:commented:issue', (change, made) => {
  const issue = seenNow(change);
  const comment = commentAt(change, textOf(made, 'id'), 3);
  if (issue === null || comment === null) return [];
  return [{ issue: shown(issue), ...byWhom(change), ...associated([change.call.caller.accountId]), comment }];
});

const mentionedInComment: ProductEvent = {
  event: 'avi:jira:mentioned:comment',
  watch: (change) => {
    const before = textOfComment(commentAt(change, change.call.params.id ?? '', 2));
    return (made) => {
      const id = textOf(made, 'id');
      const mentionedAccountIds = mentioned(change, textOfComment(commentAt(change, id, 2)), before);
      const issue = seenNow(change);
      if (issue === null || mentionedAccountIds.length === 0) return [];
      return [
        { issue: shown(issue), ...byWhom(change), mentionedAccountIds, comment: commentAt(change, id, 3) },
      ];
    };
  },
};

const commentDeleted: ProductEvent = {
  event: 'avi:jira:deleted:comment',
  watch: (change) => {
    const comment = commentAt(change, change.call.params.id ?? '', 3);
    return () => {
      const issue = seenNow(change);
      return issue === null || comment === null ? [] : [{ issue: shown(issue), ...byWhom(change), comment }];
    };
  },
};

const worklogAt = (change: Change, id: string): string =>
  `/rest/api/2/issue/${encodeURIComponent(named(change))}/worklog/${encodeURIComponent(id)}`;

const worklogNamed = (change: Change): string => worklogAt(change, change.call.params.id ?? '');

const worklog: Telling = (change, made) => [{ worklog: change.look(worklogAt(change, textOf(made, 'id'))) }];

const attached = afterwards('avi:jira:created:attachment', (change, made) =>
  (Array.isArray(made) ? made : []).map((one) => ({
    attachment: change.look(`/rest/api/2/attachment/${textOf(one, 'id')}`),
  })),
);

/** What happens to comments, worklogs and attachments. */
export const commentEvents: readonly Row[] = [
  ['POST /issue/{}/comment', commented, mentionedInComment],
  ['PUT /issue/{}/comment/{}', commented, mentionedInComment],
  ['DELETE /issue/{}/comment/{}', commentDeleted],
  ['POST /issue/{}/worklog', afterwards('avi:jira:created:worklog', worklog)],
  ['PUT /issue/{}/worklog/{}', afterwards('avi:jira:updated:worklog', worklog)],
  ['DELETE /issue/{}/worklog/{}', gone('avi:jira:deleted:worklog', 'worklog', worklogNamed, null)],
  ['POST /issue/{}/attachments', attached],
  [
    'DELETE /attachment/{}',
    gone('avi:jira:deleted:attachment', 'attachment', namedAt('/rest/api/2/attachment', 'id'), null),
  ],
];
