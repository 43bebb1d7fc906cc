import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { type Verdict, verdictWords } from '../../../report/index.ts';

const appearances: Record<Verdict, ThemeAppearance> = {
  healthy: 'success',
  problem: 'removed',
  closed: 'default',
  'not-applicable': 'default',
  inconclusive: 'moved',
};

/** A verdict in colour and in words. */
export function VerdictLozenge({ verdict }: { readonly verdict: Verdict }) {
  return <Lozenge appearance={appearances[verdict]}>{verdictWords[verdict]}</Lozenge>;
}
