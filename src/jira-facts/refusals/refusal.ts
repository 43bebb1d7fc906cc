/** One way of saying something: stems that must all occur, in lower case. Stems survive rewordings, whole sentences do not. */
interface Wording {
  readonly words: readonly string[];
  /** Where it was seen or is documented; one is enough to be listed, not to be trusted (see `telling`). */
  readonly sources: readonly [string, ...string[]];
}

export type Refusals = Readonly<Record<string, readonly Wording[]>>;
