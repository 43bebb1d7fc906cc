import { z } from 'zod';
import type { Issue, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { addComment, readComment } from './comment-writes.ts';
import { addLink, readLink } from './link-writes.ts';
import { addWorklog, readWorklog } from './worklog-writes.ts';
import type { Write } from './write.ts';

const addSchema = z.looseObject({ add: z.unknown().optional() });

/** Things added with `update: {comment: [{add: …}]}`, by kind. */
function added(write: Write, kind: 'comment' | 'worklog' | 'issuelinks'): unknown[] {
  return (write.update?.[kind] ?? []).flatMap((operation) => {
    const parsed = addSchema.safeParse(operation);
    return parsed.success && parsed.data.add !== undefined ? [parsed.data.add] : [];
  });
}

/** Jira's words for comments, worklogs and links of a write that cannot be added, by field; empty: all can. */
export function updatesRefused(
  call: RestCall,
  write: Write,
  project: Project,
  issue: Issue | null,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const may = (permission: string) => call.rights.project(permission, project, issue);
  for (const value of added(write, 'comment')) {
    const read = readComment(call, issue, value);
    if (!may('ADD_COMMENTS')) errors.comment = 'You do not have the permission to comment on this issue.';
    else if ('error' in read) errors[read.field] = read.error;
  }
  for (const value of added(write, 'worklog')) {
    const read = readWorklog(call, issue, value);
    if (!may('WORK_ON_ISSUES'))
      errors.worklog = 'You do not have the permission to associate a worklog to this issue.';
    else if ('errors' in read) Object.assign(errors, read.errors);
  }
  for (const value of added(write, 'issuelinks')) {
    const read = readLink(call, value, issue);
    if (!may('LINK_ISSUES')) errors.issuelinks = 'You do not have permission to link issues in this project.';
    else if ('error' in read) errors.issuelinks = read.error;
  }
  return errors;
}

/** Adds comments, worklogs and links of a write that {@link updatesRefused} let through. */
export function attachUpdates(call: RestCall, issue: Issue, write: Write): void {
  for (const value of added(write, 'comment')) {
    const read = readComment(call, issue, value);
    if (!('error' in read)) addComment(call, issue, read);
  }
  for (const value of added(write, 'worklog')) {
    const read = readWorklog(call, issue, value);
    if (!('errors' in read)) addWorklog(call, issue, read);
  }
  for (const value of added(write, 'issuelinks')) {
    const read = readLink(call, value, issue);
    if (!('error' in read)) addLink(call, read, issue);
  }
}
