import { pointsOf } from '../../jira-client/index.ts';
import { askerFor, permissionsHeld, whoAmI } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/**
 * The rights of a Forge app's user appear up to minutes after the install; until then it is refused or sees nothing.
 * https://developer.atlassian.com/platform/forge/events-reference/life-cycle/
 */
const freshMs = 5 * 60_000;
/** Half a minute in all: longer is for the person to wait, who is told so. */
const waitsMs = [2_000, 4_000, 8_000, 16_000] as const;

/** Gives the user of a Forge app that was installed just now some time to get its rights, and notes it where that is not enough. */
export async function awaitRights(participant: Participant, around: RunSurroundings): Promise<void> {
  const { install, signal } = around;
  if (install === null || participant.kind !== 'forge-app') return;
  const age = (): number => install.now().getTime() - install.at.getTime();
  if (age() < 0 || age() >= freshMs) return;
  for (const wait of waitsMs) {
    if (signal.aborted || age() >= freshMs || (await hasSomeRight(participant, around))) return;
    await install.sleep(wait, signal);
  }
  if (signal.aborted || (await hasSomeRight(participant, around))) return;
  participant.rightsPending = `the app was installed ${minutes(age())} ago, and the rights of its user may still be on their way`;
}

/** A fresh question each time. Where it cannot be told for want of a scope, waiting would not help. */
async function hasSomeRight(participant: Participant, { keys, signal }: RunSurroundings): Promise<boolean> {
  const { identity } = participant;
  let refusedForRights = false;
  const asker = askerFor(identity, signal, (answer) => {
    participant.calls += 1;
    participant.spent += pointsOf(identity.kind, answer);
    const { status = null, body: text } = answer.exchange.response ?? {};
    refusedForRights ||= (status === 401 || status === 403) && !/scope does not match/i.test(text ?? '');
  });
  const account = await whoAmI(asker);
  if (!account.ok) return !refusedForRights;
  const held = await permissionsHeld(asker, [...keys.global, ...keys.project]);
  return held.ok ? held.value.held.length > 0 : !refusedForRights;
}

function minutes(milliseconds: number): string {
  const count = Math.floor(milliseconds / 60_000);
  if (count === 0) return 'less than a minute';
  return count === 1 ? '1 minute' : `${count} minutes`;
}
