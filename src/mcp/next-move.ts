import { type CauseId, causeTraits } from '../diagnosis/index.ts';

/** What one who calls Jira does next, by the gate that refused; a repetition of the same call helps at few of them. */
export function nextMove(cause: CauseId): string {
  const { gate, owner } = causeTraits(cause);
  switch (gate) {
    case 'network':
    case 'edge':
      return owner === 'Jira administrator'
        ? 'Wait until the site answers again, then send the call once; the credential and its rights are not the matter.'
        : 'Send the same call by the mended way; the credential and its rights are not the matter.';
    case 'address':
    case 'route':
    case 'content':
      return 'Change the request as the fix says and send it once; asking for more rights would not help.';
    case 'credential-form':
    case 'credential':
      return 'Put the credential right, then try GET /rest/api/3/myself before the call itself.';
    case 'account':
    case 'app':
    case 'global-permission':
    case 'project-permission':
      return 'Stop and hand the fix to whom it names; no other token of the same account would do better. Then send the call once.';
    case 'door':
      return 'Use the other operation or kind of caller that the fix names; no scope and no right opens this one.';
    case 'scope':
      return 'Have the scope added, then get a new token (an old one never gains scopes), and send the call once.';
    case 'quota':
      return 'Wait for as long as Retry-After says, then send the call once.';
    case 'platform':
      return 'Wait, then send the call once; if it stays, tell Atlassian with the trace id of the answer.';
  }
}
