import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when it holds. No limit of its own: how long a busy machine takes says nothing about the code. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

/** For what is not to come: a moment in which it would. What comes later on a busy machine goes unseen, and fails nothing. */
export async function aMoment(): Promise<void> {
  await pause(50);
}
