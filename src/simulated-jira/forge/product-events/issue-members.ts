import { isRecord } from '../../record.ts';
import { type SeenIssue, seenIssue } from '../../webhooks/seen-issue.ts';
import type { Change } from './product-event.ts';

/** The fields that events carry; people are known by their account only. */
const carried = 'summary issuetype creator created project reporter assignee updated status'.split(' ');
const people = ['creator', 'reporter', 'assignee'];

const fieldOf = (name: string, value: unknown): unknown =>
  people.includes(name) && isRecord(value) ? { accountId: value.accountId } : value;

/** An issue as events carry it. */
export function shown({ id, key, fields }: SeenIssue) {
  const kept = carried.filter((name) => fields[name] !== undefined);
  return { id, key, fields: Object.fromEntries(kept.map((name) => [name, fieldOf(name, fields[name])])) };
}

/** The issue that the path names. */
export const named = ({ call }: Change): string => call.params.issueIdOrKey ?? '';
export const seenNow = (change: Change): SeenIssue | null => seenIssue(named(change), change.look);

/** Everybody whom a change concerns. */
export const associated = (accounts: readonly (string | null | undefined)[]) => ({
  associatedUsers: [...new Set(accounts)].flatMap((accountId) => (accountId ? [{ accountId }] : [])),
});

/** Accounts that a text of version 2 mentions. */
const mentions = (text: unknown): string[] =>
  typeof text === 'string' ? [...text.matchAll(/\[~accountid:([^\]]+)\]/g)].map(([, id = '']) => id) : [];

/** Those mentioned anew by somebody else. */
export const mentioned = ({ call }: Change, after: unknown, before: unknown): string[] => {
  const known = new Set([...mentions(before), call.caller.accountId]);
  return [...new Set(mentions(after))].filter((accountId) => !known.has(accountId));
};
