import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { administratorsOnly } from '../../refusals.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { AdfNode, Issue, RedactionJob, RichText } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';

const redactionSchema = z.looseObject({
  externalId: z.string(),
  reason: z.string(),
  contentItem: z.looseObject({
    /** The issue. */
    id: idOrKey,
    /** The field, the comment or the worklog. */
    entityId: idOrKey,
    entityType: z.enum(['issuefieldvalue', 'issue-comment', 'issue-worklog']),
  }),
  redactionPosition: z.looseObject({
    from: z.number().int().min(0),
    to: z.number().int().min(0),
    /** SHA-256 of the text that is to go, in Base64. */
    expectedText: z.string(),
    /** Leads to the text within a document. */
    adfPointer: z.string().nullish(),
  }),
});
type Redaction = z.output<typeof redactionSchema>;
const schema = z.looseObject({ redactions: z.array(redactionSchema).min(1).max(100) });

/** A text that can be read and written. */
interface Place {
  readonly text: string;
  readonly put: (text: string) => void;
}

/** The text of the node that a pointer such as `/content/0/content/1/text` leads to. */
function inDocument(document: RichText | undefined, pointer: string | null | undefined): Place | null {
  const steps = (pointer ?? '').split('/').slice(1);
  if (steps.pop() !== 'text') return null;
  let node: AdfNode | null | undefined = document;
  for (let at = 0; at < steps.length; at += 2)
    node = steps[at] === 'content' ? node?.content?.[Number(steps[at + 1])] : undefined;
  const found = node;
  if (found?.text === undefined) return null;
  // What it was written as would show the secret still.
  const put = (text: string) => {
    found.text = text;
    delete document?.wiki;
  };
  return { text: found.text, put };
}

function placeIn(issue: Issue, { contentItem, redactionPosition }: Redaction): Place | null {
  const { entityType, entityId } = contentItem;
  const { adfPointer } = redactionPosition;
  switch (entityType) {
    case 'issue-comment':
      return inDocument(issue.comments.find(({ id }) => id === entityId)?.body, adfPointer);
    case 'issue-worklog':
      return inDocument(issue.worklogs.find(({ id }) => id === entityId)?.comment, adfPointer);
    case 'issuefieldvalue':
      break;
  }
  if (entityId === 'summary')
    return { text: issue.summary, put: (text) => void Object.assign(issue, { summary: text }) };
  if (entityId === 'description') return inDocument(issue.description, adfPointer);
  if (entityId === 'environment') return inDocument(issue.environment, adfPointer);
  const value = Object.hasOwn(issue.fields, entityId) ? issue.fields[entityId] : undefined;
  return typeof value === 'string'
    ? { text: value, put: (text) => void Object.assign(issue.fields, { [entityId]: text }) }
    : null;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Blackens a text in its place and in the changelog, when it is the one that is meant. */
function redacted(call: RestCall, redaction: Redaction): boolean {
  const issue = call.state.issues.find(({ id }) => id === redaction.contentItem.id);
  const place = issue === undefined ? null : placeIn(issue, redaction);
  if (issue === undefined || place === null) return false;
  const { from, to, expectedText } = redaction.redactionPosition;
  const secret = place.text.slice(from, to);
  if (secret === '' || hashOf(secret) !== expectedText) return false;
  const black = '█'.repeat(secret.length);
  place.put(place.text.slice(0, from) + black + place.text.slice(to));
  for (const item of issue.history.flatMap(({ items }) => items)) {
    item.fromText = item.fromText?.replaceAll(secret, black) ?? null;
    item.toText = item.toText?.replaceAll(secret, black) ?? null;
  }
  return true;
}

function redact(call: RestCall): WireResponse {
  if (!call.rights.global('ADMINISTER')) return administratorsOnly();
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const job: RedactionJob = {
    id: randomUUID(),
    results: asked.given.redactions.map((each) => ({
      externalId: each.externalId,
      successful: redacted(call, each),
    })),
  };
  call.state.redactionJobs ??= [];
  call.state.redactionJobs.push(job);
  return json(202, job.id);
}

/** Texts are made unreadable for everybody, at once; asked about afterwards, they are done. */
export const redactionRoutes: Route[] = [
  selfJudging('POST /redact', redact),
  selfJudging('GET /redact/status/{jobId}', (call) => {
    if (!call.rights.global('ADMINISTER')) return administratorsOnly();
    const job = call.state.redactionJobs?.find(({ id }) => id === call.params.jobId);
    return job === undefined
      ? jiraError(404, [`There is no redaction job with the id '${call.params.jobId ?? ''}'.`])
      : json(200, { jobStatus: 'COMPLETED', bulkRedactionResponse: { results: job.results } });
  }),
];
