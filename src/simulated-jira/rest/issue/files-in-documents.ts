import { mediaId } from '../../media/signed-address.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';

const nodes: readonly unknown[] = ['media', 'mediaInline'];

/** What a node says of its file: the id; undefined: it is no node of a file (a link, a picture elsewhere). */
function fileNamed(node: ReadonlyMap<string, unknown>): unknown {
  const attrs = node.get('attrs');
  if (!nodes.includes(node.get('type')) || typeof attrs !== 'object' || attrs === null) return undefined;
  const { type = 'file', id = '' } = Object.fromEntries(Object.entries(attrs));
  return type === 'file' || type === 'image' ? id : undefined;
}

function filesNamed(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const file = fileNamed(new Map<string, unknown>(Object.entries(value)));
  return [...(file === undefined ? [] : [file]), ...Object.values(value).flatMap(filesNamed)];
}

/**
 * A `media` node names its file as the media service does, with a UUID (https://developer.atlassian.com/cloud/jira/platform/apis/document/nodes/media/):
 * the number of the attachment is refused, and so is what nobody uploaded. The bare code is what four public programs met.
 * Properties, whose values are nobody's but the app's, are not to be among what is `written`.
 */
export function unknownFile({ version, state, world }: RestCall, written: unknown): WireResponse | null {
  const files = version === 3 ? filesNamed(written) : [];
  if (files.length === 0) return null;
  const known = new Set<unknown>(
    state.issues.flatMap(({ attachments }) => attachments.map((each) => mediaId(each, world))),
  );
  return files.every((id) => known.has(id)) ? null : jiraError(400, ['ATTACHMENT_VALIDATION_ERROR']);
}
