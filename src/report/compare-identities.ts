import type { IdentityKind } from '../evidence/index.ts';
import { grouped } from './advice/problems.ts';
import type { ProbeResult, Report } from './model.ts';
import { identityName, listed, permissionNames, sentence } from './wording.ts';

/** What works for `other` and not for `account`, one sentence for each thing that is lacking. */
export function compareIdentities(report: Report, account: IdentityKind, other: IdentityKind): string[] {
  const names = { account: identityName(report, account), other: identityName(report, other) };
  const worse = report.probes.filter(
    (probe) =>
      probe.identity === account &&
      (probe.verdict === 'problem' || probe.verdict === 'closed') &&
      report.probes.some(
        ({ identity, operation, verdict }) =>
          identity === other && operation === probe.operation && verdict === 'healthy',
      ),
  );
  if (worse.length === 0) {
    // Somebody of ours can do only what our own scopes let through, which says nothing about a right the other lacks.
    if (report.probes.some(({ identity, verdict }) => identity === account && verdict === 'problem'))
      return [`What ${names.account} lacks could not be shown to work for ${names.other} either.`];
    return report.probes.some(({ identity, verdict }) => identity === account && verdict === 'healthy')
      ? [`Whatever works for ${names.other} would work for ${names.account}.`]
      : [];
  }
  return grouped(worse, lackOf).map((same) => {
    const operations = listed(same.map(({ operation }) => operation));
    const lack = same[0] === undefined ? '' : lackOf(same[0]);
    return sentence(`works for ${names.other}, not for ${names.account}: ${operations}${lack}.`);
  });
}

function lackOf({ findings: [first] }: ProbeResult): string {
  if (first === undefined) return '';
  const { globalPermissions, projectPermissions, scopes } = first.missing;
  const permissions = permissionNames([...globalPermissions, ...projectPermissions]);
  const lacking = [...permissions, ...scopes.map((scope) => `the scope ${scope}`)];
  return lacking.length === 0 ? `; ${first.because[0]}` : `; it lacks ${listed(lacking)}`;
}
