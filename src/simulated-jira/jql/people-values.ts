import type { JqlContext } from './context.ts';

/** Accounts a literal means: an account id, an e-mail address, or a name. */
export function accountsNamed(text: string, { state }: JqlContext): string[] {
  const lower = text.toLowerCase();
  return state.users
    .filter(
      ({ accountId, displayName, emailAddress, name }) =>
        accountId === text ||
        displayName.toLowerCase() === lower ||
        emailAddress?.toLowerCase() === lower ||
        (name !== null && name.toLowerCase() === lower),
    )
    .map(({ accountId }) => accountId);
}

/** Things of a list that a literal means: by id, or by name in any case of letters. */
export function namedIn(all: readonly { id: string | number; name: string }[], text: string): string[] {
  const lower = text.toLowerCase();
  const byName = all.filter(({ name }) => name.toLowerCase() === lower);
  return (byName.length > 0 ? byName : all.filter(({ id }) => String(id) === text)).map(({ id }) =>
    String(id),
  );
}
