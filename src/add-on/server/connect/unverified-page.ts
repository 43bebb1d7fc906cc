import type { ConnectRejection } from '../../../tokens/index.ts';
import type { Refusal } from './refusal.ts';

const page = (title: string, ...sentences: string[]): Refusal => ({
  code: 'unauthenticated',
  title,
  sentences,
});

const manageApps = 'under Apps → Manage apps';

/**
 * Why the address that Jira opened was not believed, for whoever looks at the frame: what happened, and who does what
 * about it. It tells nothing that could help somebody who made the address up.
 */
export function unverifiedPage(rejection: ConnectRejection): Refusal {
  switch (rejection.kind) {
    case 'token-missing':
      return page(
        'Open this page from Jira',
        'This address was opened without the ticket that Jira adds to it.',
        `A Jira administrator finds the page ${manageApps}, in the list on the left.`,
      );
    case 'tenant-unknown':
      return page(
        'Clearance does not know this site',
        'This server has no record of the installation that Jira opened the page from. It was installed on another server, or the record was lost.',
        `A Jira administrator can uninstall Clearance ${manageApps} and install it again; that makes a new record.`,
      );
    case 'tenant-uninstalled':
      return page(
        'Clearance is uninstalled from this site',
        'Jira told this server that the app was removed, and what it held of this site has been deleted.',
        `A Jira administrator can install it again ${manageApps}.`,
      );
    case 'signature-invalid':
      return page(
        'Jira and Clearance hold different secrets',
        'Jira made the ticket for this page with another secret than the one it gave this server last. That happens when the secret was changed while the page was open, or when an installation never reached this server.',
        'Load the page again in Jira.',
        `If it stays like this, a Jira administrator can uninstall Clearance ${manageApps} and install it again; that hands over a new secret.`,
      );
    case 'expired':
      return page(
        'The ticket for this page is too old',
        `Jira made it good until ${time(rejection.exp)}; the clock of this server says ${time(rejection.now)}.`,
        'Load the page again in Jira.',
        'If it happens every time, the clock of the server is wrong: who runs the server sets it (NTP).',
      );
    case 'not-yet-valid':
    case 'lives-too-long':
      return page(
        'The clocks of Jira and of this server disagree',
        `The ticket Jira made for this page is for another time; the clock of this server says ${time(rejection.now)}.`,
        'Who runs the server sets its clock (NTP); then load the page again in Jira.',
      );
    case 'qsh-mismatch':
    case 'audience-mismatch':
      return page(
        'The address of this page was changed on its way',
        'The ticket Jira made is for another address than the one that arrived here.',
        'Load the page again in Jira.',
        'If it happens every time, who runs the server compares BASE_URL with the address Jira opens; a proxy in between must pass path and query on unchanged.',
      );
    default:
      return page(
        'Jira’s ticket for this page was not accepted',
        'What arrived here is not what Jira adds to the address of this page.',
        'Load the page again in Jira. If it happens every time, give the trace id below to who runs the server.',
      );
  }
}

/** Seconds since 1970 as a person reads them; an absurd number stays one. */
function time(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime())
    ? String(seconds)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
