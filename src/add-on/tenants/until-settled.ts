/** Each attempt reads anew; one fails only because another succeeded, so this ends. */
const mostAttempts = 100;

/** Attempts a change until it is not overtaken by another (null); rejects where it always is. */
export async function untilSettled<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let left = mostAttempts; left > 0; left -= 1) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  throw new Error('A tenant changed a hundred times while it was to be changed once.');
}
