import type { WhyCall } from '../diagnosis/index.ts';
import { printableLine } from '../report/index.ts';

const mostCauses = 8;

/** How the findings came about, a call after another: the facts that were read, and what they say of each cause. */
export function renderWhy(calls: readonly WhyCall[]): string {
  return calls.length === 0
    ? 'No call of this recording needs explaining.\n'
    : calls.map((call) => `${renderCall(call).join('\n')}\n`).join('\n');
}

function renderCall({ call, facts, causes }: WhyCall): string[] {
  const said = causes.filter(({ arguments: found }) => found.length > 0).slice(0, mostCauses);
  return [
    `How this came about: ${printableLine(call)}`,
    ...(facts.length === 0
      ? ['  no fact was read']
      : facts.map(({ id, says }) => `  ${id}: ${printableLine(says)}`)),
    '',
    ...said.map(({ cause, share, arguments: found }) => {
      const reasons = found.map(({ bearing, facts: ids }) => `${bearing} ${ids.join(' + ')}`);
      return `  ${`${Math.round(share * 100)} %`.padStart(5)}  ${cause}: ${reasons.join('; ')}`;
    }),
  ];
}
