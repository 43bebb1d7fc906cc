import { type Alert, alertText } from './alert.ts';
import type { ExpiryWarning } from './expiries.ts';
import type { ChangedGap } from './look-at-subjects.ts';
import type { Why } from './why-changed.ts';

interface ToTell {
  readonly at: Date;
  readonly site: string;
  /** null: nothing was looked at in full. */
  readonly selfTest: string | null;
  readonly opened: readonly ChangedGap[];
  readonly closed: readonly ChangedGap[];
  readonly warnings: readonly ExpiryWarning[];
  readonly why: ReadonlyMap<string, Why>;
}

/** What is told of a look; null: nothing has changed, and no end comes near. */
export function makeAlert(
  { at, site, selfTest, opened, closed, warnings, why }: ToTell,
  randomHex: () => string,
): Alert | null {
  if (opened.length + closed.length + warnings.length === 0) return null;
  const named = (gap: ChangedGap): Alert['opened'][number] => {
    const reason = why.get(gap.id);
    return { ...gap, operations: [...gap.operations], ...(reason === undefined ? {} : { why: reason }) };
  };
  const told = { opened: opened.map(named), closed: closed.map(named), expiries: [...warnings] };
  return {
    schemaVersion: 1,
    kind: 'clearance.watch',
    id: `${at.getTime().toString(36)}-${randomHex()}`,
    at: at.toISOString(),
    site,
    ...(selfTest === null ? {} : { selfTest }),
    text: alertText(site, told),
    ...told,
  };
}
