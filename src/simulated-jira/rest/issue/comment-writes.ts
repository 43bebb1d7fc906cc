import { z } from 'zod';
import { nextNumber } from '../../state/counters.ts';
import type { Comment, Issue, RichText, Visibility } from '../../state.ts';
import { givenText } from '../../text/rich-text.ts';
import type { RestCall } from '../call.ts';

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

/** Reads who may see a comment or worklog; a text: Jira's words for a group or role that is none. */
export function readVisibility(call: RestCall, given: unknown): Visibility | string {
  const parsed = visibilitySchema.safeParse(given);
  if (!parsed.success) return 'The comment visibility is invalid.';
  const { type, value, identifier } = parsed.data;
  if (type === 'group') {
    const group = call.state.groups.find(({ name, groupId }) => name === value || groupId === identifier);
    return group === undefined
      ? `Group: ${value ?? identifier ?? ''} does not exist.`
      : { type, value: group.name, identifier: group.groupId };
  }
  const role = call.state.projectRoles.find(({ id, name }) => name === value || String(id) === identifier);
  return role === undefined
    ? `Role: ${value ?? ''} does not exist.`
    : { type, value: role.name, identifier: String(role.id) };
}

/** Reads a comment as a request gives it. */
export function readComment(call: RestCall, value: unknown): GivenComment | { readonly error: string } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { error: 'Comment body is not valid!' };
  const given = givenText(parsed.data.body, call.version);
  if ('refusal' in given) return { error: call.version === 3 ? 'Comment body is not valid!' : given.refusal };
  if (given.text === null) return { error: 'Comment body can not be empty!' };
  const asked = parsed.data.visibility;
  const visibility = asked === undefined || asked === null ? asked : readVisibility(call, asked);
  if (typeof visibility === 'string') return { error: visibility };
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
