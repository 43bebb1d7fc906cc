import { z } from 'zod';
import { nextNumber } from '../../state/counters.ts';
import type { Comment, Issue, RichText, Visibility } from '../../state.ts';
import { isBlank } from '../../text/document.ts';
import { givenText } from '../../text/rich-text.ts';
import type { RestCall } from '../call.ts';
import { mayRead } from './permissions.ts';

const visibilitySchema = z.looseObject({
  type: z.enum(['group', 'role']),
  value: z.string().optional(),
  identifier: z.string().nullish(),
});

const schema = z.looseObject({
  body: z.unknown().optional(),
  visibility: visibilitySchema.nullish(),
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).nullish(),
  jsdPublic: z.boolean().optional(),
});

interface GivenComment {
  readonly body: RichText;
  /** undefined: not said, null: for everybody. */
  readonly visibility: Visibility | null | undefined;
  readonly properties: Record<string, unknown>;
  readonly public: boolean;
}

/** The group or role that a comment or worklog is kept to; null: it is none. */
function keptTo(
  call: RestCall,
  { type, value, identifier }: z.infer<typeof visibilitySchema>,
): Visibility | null {
  if (type === 'group') {
    const group = call.state.groups.find(({ name, groupId }) => name === value || groupId === identifier);
    return group === undefined ? null : { type, value: group.name, identifier: group.groupId };
  }
  const role = call.state.projectRoles.find(({ id, name }) => name === value || String(id) === identifier);
  return role === undefined ? null : { type, value: role.name, identifier: String(role.id) };
}

/**
 * Reads who may see a comment or worklog; a text: Jira's words for a group or role that is none, or that the author is not in
 * (recorded).
 */
export function readVisibility(call: RestCall, issue: Issue | null, given: unknown): Visibility | string {
  const parsed = visibilitySchema.safeParse(given);
  if (!parsed.success) return 'The comment visibility is invalid.';
  const { type, value, identifier } = parsed.data;
  const kept = keptTo(call, parsed.data);
  if (kept === null)
    return `${type === 'group' ? 'Group:' : 'Role with id:'} ${value ?? identifier ?? ''} does not exist.`;
  if (issue === null || mayRead(call, issue, kept)) return kept;
  return `You are currently not a member of the ${type === 'group' ? 'group' : 'project role'}: ${kept.value}.`;
}

interface WrongComment {
  readonly error: string;
  /** The name under which Jira tells it. */
  readonly field: 'comment' | 'commentLevel';
}

const wrong = (error: string): WrongComment => ({ error, field: 'comment' });

/** Reads a comment as a request gives it; `issue` null: it is being made. */
export function readComment(
  call: RestCall,
  issue: Issue | null,
  value: unknown,
): GivenComment | WrongComment {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return wrong('Comment body is not valid!');
  const given = givenText(parsed.data.body, call.version);
  if ('refusal' in given) return wrong(call.version === 3 ? 'Comment body is not valid!' : given.refusal);
  if (given.text === null || isBlank(given.text)) return wrong('Comment body can not be empty!');
  const asked = parsed.data.visibility;
  const visibility = asked === undefined || asked === null ? asked : readVisibility(call, issue, asked);
  if (typeof visibility === 'string') return { error: visibility, field: 'commentLevel' };
  const flag = (parsed.data.properties ?? []).find(({ key }) => key === 'sd.public.comment')?.value;
  const internal = typeof flag === 'object' && flag !== null && 'internal' in flag && flag.internal === true;
  return {
    body: given.text,
    visibility,
    properties: Object.fromEntries((parsed.data.properties ?? []).map(({ key, value: each }) => [key, each])),
    public: parsed.data.jsdPublic ?? !internal,
  };
}

/** Keeps a comment of the caller's. */
export function addComment(call: RestCall, issue: Issue, given: GivenComment): Comment {
  const now = new Date(call.world.now()).toISOString();
  const { accountId } = call.caller;
  const comment: Comment = {
    id: String(
      nextNumber(
        call.state,
        'comment',
        issue.comments.map(({ id }) => id),
      ),
    ),
    authorAccountId: accountId,
    updateAuthorAccountId: accountId,
    body: given.body,
    created: now,
    updated: now,
    visibility: given.visibility ?? null,
    public: given.public,
    properties: { ...given.properties },
  };
  issue.comments.push(comment);
  issue.updated = now;
  return comment;
}
