import { all } from '../algebra.ts';
import type { When } from '../facts/index.ts';
import { byStatus } from './by-status.ts';
import { forbidden } from './forbidden.ts';
import { misleading } from './misleading.ts';
import { notFound } from './not-found.ts';
import { outside } from './outside.ts';
import { type Prior, usually } from './prior.ts';
import { unauthorised } from './unauthorised.ts';

const within = (when: When, rows: readonly Prior[]): Prior[] =>
  rows.map((row) => ({ ...row, when: all(when, row.when) }));

/** The first row whose condition holds counts. A refusal without status is read as 401, 403 and 404 at once. */
export const priors: readonly Prior[] = [
  ...outside,
  ...byStatus,
  ...within('status 401', unauthorised),
  ...within('status 403', forbidden),
  ...within('status 404', notFound),
  ...misleading,
  usually('status 4xx', '- > bad-request-parameters, network-or-proxy > endpoint-not-found, platform-bug'),
];

/** What an answer without a status can be. */
export const unstatedStatus: readonly (readonly Prior[])[] = [unauthorised, forbidden, notFound];
