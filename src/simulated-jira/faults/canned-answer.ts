import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

const answer = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
});

/** Any answer at all, to replay a recorded one or a confirmed defect of the platform. */
export const cannedAnswer: Fault = {
  name: 'canned-answer',
  description:
    '`status`, `headers` and `body` (text, or JSON) as given. Options: status, headers, body, roles, path, method.',
  beforeRequest: (request, _, options) => {
    const parsed = answer.safeParse(options);
    if (!parsed.success || !strikes(request, options)) return null;
    const { status, headers, body } = parsed.data;
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
    const contentType =
      typeof body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8';
    return { status, headers: { 'content-type': contentType, ...headers }, body: text };
  },
};
