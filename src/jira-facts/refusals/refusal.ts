/** One way of saying something: stems that must all occur, in lower case. Stems survive rewordings, whole sentences do not. */
interface Wording {
  readonly words: readonly string[];
  /** Where it was seen or is documented; one is enough for a wording; a meaning is documented, or was seen in two places. */
  readonly sources: readonly [string, ...string[]];
}

export type Refusals = Readonly<Record<string, readonly Wording[]>>;
