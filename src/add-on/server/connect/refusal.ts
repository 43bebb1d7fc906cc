import { causeTitle, sentence } from '../../../report/index.ts';
import type { Administration } from '../administrators.ts';
import type { ErrorCode } from '../answers.ts';

/** A 403 in words: as a page, or joined to one message. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly title: string;
  readonly sentences: readonly string[];
}

export const nobodyLoggedIn: Refusal = {
  code: 'forbidden',
  title: 'Nobody is logged in',
  sentences: ['This page is for Jira administrators. Log in to Jira and open it again.'],
};

export const tryAgain: Refusal = {
  code: 'unavailable',
  title: 'Clearance cannot answer right now',
  sentences: ['Nothing is wrong with your site or your account. Load the page again in a minute.'],
};

export const notBuilt: Refusal = {
  code: 'unavailable',
  title: 'The panel is not built',
  sentences: ['Who runs the server runs npm run build and starts it again.'],
};

/** Why somebody is not let in, and who can do what about it. */
export function refusalOf(administration: Exclude<Administration, { kind: 'administrator' }>): Refusal {
  if (administration.kind === 'not-administrator') {
    return {
      code: 'not-administrator',
      title: 'This page is for Jira administrators',
      sentences: [
        'Jira says that your account does not have the global permission Administer Jira.',
        'A Jira administrator can open this page, or give you that permission under Settings → System → Global permissions.',
      ],
    };
  }
  const [finding] = administration.findings;
  return {
    code: 'forbidden',
    title: 'Jira did not say whether you are an administrator',
    sentences: [
      'This is for Jira administrators only, and Jira gave no clear answer about your account.',
      ...(finding ? [`Most likely: ${causeTitle(finding.cause)} (${finding.cause}).`] : []),
      ...(finding?.because.map((fact) => `${sentence(fact)}.`) ?? []),
      ...(finding?.fix.map(({ who, step }) => `${sentence(who)}: ${step}`) ?? ['Try again in a minute.']),
    ],
  };
}
