import { type CauseId, causeIds } from '../cause.ts';
import type { When } from '../facts/index.ts';

/** What a refusal of this kind mostly is, before any particular fact is read. */
export interface Prior {
  readonly when: When;
  /** "a, b > c": the likeliest rank first; "-" where nothing is as likely as that. */
  readonly ranks: string;
}

/** A text of nothing but causes. */
type Rank<S> = S extends CauseId | '-' ? S : S extends `${CauseId}, ${infer More}` ? Rank<More> : never;
type Ranks<S> = S extends `${infer First} > ${infer More}`
  ? Rank<First> extends never
    ? never
    : Ranks<More>
  : Rank<S>;

/** A row of what is usual. */
export const usually = <const S extends string>(
  when: When,
  ranks: Ranks<S> extends never ? never : S,
): Prior => ({ when, ranks });

/** The causes of each rank. */
export const ranksOf = ({ ranks }: Prior): CauseId[][] =>
  ranks.split(' > ').map((rank) => rank.split(', ').filter(isCause));

const isCause = (name: string): name is CauseId => causeIds.some((id) => id === name);
