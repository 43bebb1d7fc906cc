import { type CauseId, causeTraits } from '../../diagnosis/index.ts';

/** Concerns the site or the limits of the whole run: said once, and never held against an operation. */
export function concernsRun(cause: CauseId | undefined): boolean {
  return cause !== undefined && causeTraits(cause).about === 'run';
}

/**
 * Leaves an identity nothing to call with. Read off a refused `/myself` or token exchange only: there a missing scope or
 * right is the one harmless reason.
 */
export function concernsIdentity(cause: CauseId | undefined): boolean {
  return cause !== undefined && (concernsRun(cause) || causeTraits(cause).about === 'identity');
}

/** A lacking permission has it, or would have it next: without the scope nobody looks at the permission yet. */
export function concernsGrant(cause: CauseId | undefined): boolean {
  return cause !== undefined && causeTraits(cause).about === 'right';
}

/** A right of the account that has not arrived yet has it as well; scopes are there from the start. */
export function concernsRights(cause: CauseId | undefined): boolean {
  if (cause === undefined) return false;
  const { gate, owner } = causeTraits(cause);
  if (gate === 'account') return owner === 'Jira administrator';
  return gate === 'global-permission' || gate === 'project-permission';
}

/**
 * A product that is not on the site may have it: its addresses do not exist, show nothing, or say *Site temporarily
 * unavailable*, which is said of the product where Jira itself answers the same caller.
 */
export function concernsPresence(cause: CauseId | undefined): boolean {
  if (cause === undefined) return true;
  const { gate, about } = causeTraits(cause);
  const switchedOff = gate === 'edge' && about === 'run';
  return gate === 'address' || gate === 'route' || switchedOff || concernsRights(cause);
}
