import { isRecord } from '../../record.ts';
import { byWhom, type Change, gone, namedAt, type ProductEvent, type Row, textOf } from './product-event.ts';
import { associated, mentioned, named, seenNow, shown } from './seen-issue.ts';

const commentAt = (change: Change, id: string, version: 2 | 3): unknown =>
  change.look(
    `/rest/api/${version}/issue/${encodeURIComponent(named(change))}/comment/${encodeURIComponent(id)}`,
  );

const textOfComment = (comment: unknown): unknown => (isRecord(comment) ? comment.body : null);

/** Comments go along as documents. */
const commented: ProductEvent = {
  event: 'avi:jira:commented:issue',
  told: (change, made) => {
    const issue = seenNow(change);
    const comment = commentAt(change, textOf(made, 'id'), 3);
    if (issue === null || comment === null) return [];
    return [
      { issue: shown(issue), ...byWhom(change), ...associated([change.call.caller.accountId]), comment },
    ];
  },
};

const mentionedInComment: ProductEvent = {
  event: 'avi:jira:mentioned:comment',
  before: (change) => textOfComment(commentAt(change, change.call.params.id ?? '', 2)),
  told: (change, made, before) => {
    const id = textOf(made, 'id');
    const mentionedAccountIds = mentioned(change, textOfComment(commentAt(change, id, 2)), before);
    const issue = seenNow(change);
    if (issue === null || mentionedAccountIds.length === 0) return [];
    return [
      { issue: shown(issue), ...byWhom(change), mentionedAccountIds, comment: commentAt(change, id, 3) },
    ];
  },
};

const commentDeleted: ProductEvent = {
  event: 'avi:jira:deleted:comment',
  before: (change) => commentAt(change, change.call.params.id ?? '', 3),
  told: (change, _, comment) => {
    const issue = seenNow(change);
    return issue === null || comment === null ? [] : [{ issue: shown(issue), ...byWhom(change), comment }];
  },
};

const worklogAt = (change: Change, id: string): unknown =>
  change.look(`/rest/api/2/issue/${encodeURIComponent(named(change))}/worklog/${encodeURIComponent(id)}`);

const worklog = (event: string): ProductEvent => ({
  event,
  told: (change, made) => [{ worklog: worklogAt(change, textOf(made, 'id')) }],
});

const worklogDeleted: ProductEvent = {
  event: 'avi:jira:deleted:worklog',
  before: (change) => worklogAt(change, change.call.params.id ?? ''),
  told: (_, __, before) => (before === null ? [] : [{ worklog: before }]),
};

const attached: ProductEvent = {
  event: 'avi:jira:created:attachment',
  told: (change, made) =>
    (Array.isArray(made) ? made : []).map((one) => ({
      attachment: change.look(`/rest/api/2/attachment/${textOf(one, 'id')}`),
    })),
};

/** What happens to comments, worklogs and attachments. */
export const commentEvents: readonly Row[] = [
  ['POST /issue/{}/comment', commented, mentionedInComment],
  ['PUT /issue/{}/comment/{}', commented, mentionedInComment],
  ['DELETE /issue/{}/comment/{}', commentDeleted],
  ['POST /issue/{}/worklog', worklog('avi:jira:created:worklog')],
  ['PUT /issue/{}/worklog/{}', worklog('avi:jira:updated:worklog')],
  ['DELETE /issue/{}/worklog/{}', worklogDeleted],
  ['POST /issue/{}/attachments', attached],
  [
    'DELETE /attachment/{}',
    gone('avi:jira:deleted:attachment', 'attachment', namedAt('/rest/api/2/attachment', 'id'), null),
  ],
];
