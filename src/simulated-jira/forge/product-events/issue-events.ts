import { z } from 'zod';
import { isRecord } from '../../record.ts';
import { seenIssue, written } from '../../webhooks/seen-issue.ts';
import { associated, mentioned, named, seenNow, shown } from './issue-members.ts';
import {
  afterwards,
  beforehand,
  byWhom,
  type Change,
  type ProductEvent,
  type Row,
  textOf,
} from './product-event.ts';

const itemSchema = z.looseObject({
  fieldId: z.string().optional(),
  from: z.string().nullish(),
  to: z.string().nullish(),
});

/** The statuses an issue went between, when it did. */
function statuses({ look }: Change, items: readonly z.infer<typeof itemSchema>[]) {
  const moved = items.find(({ fieldId }) => fieldId === 'status');
  if (moved === undefined) return {};
  const both = [moved.to, moved.from].map((id) => look(`/rest/api/2/status/${id ?? ''}`));
  return { associatedStatuses: both.filter((status) => status !== null) };
}

const updated = (
  event: string,
  concerns: (fieldIds: readonly (string | undefined)[]) => boolean,
): ProductEvent => ({
  event,
  watch: (change) => {
    const before = seenNow(change);
    return () => {
      const after = seenNow(change);
      const changelog = written(before, after);
      if (after === null || changelog === null) return [];
      const items = changelog.items.map((item) => itemSchema.parse(item));
      if (!concerns(items.map(({ fieldId }) => fieldId))) return [];
      const assigned = items.find(({ fieldId }) => fieldId === 'assignee');
      return [
        {
          ...{ issue: shown(after), ...byWhom(change), changelog },
          ...associated([change.call.caller.accountId, assigned?.from, assigned?.to]),
          ...statuses(change, items),
        },
      ];
    };
  },
});

const idsMade = (made: unknown): string[] =>
  isRecord(made) && Array.isArray(made.issues)
    ? made.issues.map((one) => textOf(one, 'id'))
    : [textOf(made, 'id')];

/** An issue, who did it and whom it concerns. */
function whole(change: Change, idOrKey: string) {
  const issue = seenIssue(idOrKey, change.look);
  if (issue === null) return [];
  return [{ issue: shown(issue), ...byWhom(change), ...associated([change.call.caller.accountId]) }];
}

const created = afterwards('avi:jira:created:issue', (change, made) =>
  idsMade(made).flatMap((id) => whole(change, id)),
);

const mentionedInIssue = (ids: (change: Change, made: unknown) => string[]): ProductEvent => ({
  event: 'avi:jira:mentioned:issue',
  watch: (change) => {
    const before = seenNow(change)?.fields.description;
    return (made) =>
      ids(change, made).flatMap((id) => {
        const issue = seenIssue(id, change.look);
        const mentionedAccountIds = mentioned(change, issue?.fields.description, before);
        if (issue === null || mentionedAccountIds.length === 0) return [];
        return [{ issue: shown(issue), ...byWhom(change), mentionedAccountIds }];
      });
  },
});

const deleted = beforehand('avi:jira:deleted:issue', (change) => whole(change, named(change)));

const always = () => true;
const [issueUpdated, issueAssigned] = [
  updated('avi:jira:updated:issue', always),
  updated('avi:jira:assigned:issue', (fieldIds) => fieldIds.includes('assignee')),
];
const mentionedInNew = mentionedInIssue((_, made) => idsMade(made));
const mentionedInChanged = mentionedInIssue((change) => [named(change)]);

/** What happens to issues. */
export const issueEvents: readonly Row[] = [
  ['POST /issue', created, mentionedInNew],
  ['POST /issue/bulk', created, mentionedInNew],
  ['PUT /issue/{}', issueUpdated, issueAssigned, mentionedInChanged],
  ['PUT /issue/{}/assignee', issueUpdated, issueAssigned],
  ['POST /issue/{}/transitions', issueUpdated, issueAssigned, mentionedInChanged],
  ['DELETE /issue/{}', deleted],
];
