/** Says how what was just opened is let go of again, should something after it not open. */
export type OrElse = (letGo: () => unknown) => void;

/** Opens several things one after the other. Where one of them cannot be opened, those before it are let go of, the last one first. */
export async function allOrNone<T>(open: (orElse: OrElse) => Promise<T>): Promise<T> {
  const opened: (() => unknown)[] = [];
  try {
    return await open((letGo) => void opened.unshift(letGo));
  } catch (error) {
    for (const letGo of opened) await leave(letGo);
    throw error;
  }
}

/** Why it could not be opened is what is told; what goes wrong on the way out would only hide that. */
async function leave(letGo: () => unknown): Promise<void> {
  try {
    await letGo();
  } catch {
    // See above.
  }
}
