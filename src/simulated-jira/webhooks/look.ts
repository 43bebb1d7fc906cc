/** A look at the site as the caller sees it, below `/rest`, free of limits: what the answer's body holds, null on a refusal. */
export type Look = (path: string) => unknown;
