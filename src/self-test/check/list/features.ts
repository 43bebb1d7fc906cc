import type { IdentityKind } from '../../../evidence/index.ts';
import type { ProbeResult, ReportFeature, Verdict } from '../../../report/index.ts';
import type { Feature, Profile } from '../../profiles/index.ts';

/** Whether each feature of a profile would work as each identity, read off the probes that were made. */
export function featuresOf(
  profile: Profile,
  identities: readonly { readonly kind: IdentityKind; readonly usable: boolean }[],
  probes: readonly ProbeResult[],
): ReportFeature[] {
  return identities.flatMap(({ kind, usable }) =>
    profile.features.map((feature): ReportFeature => {
      const { name, optional, operations } = feature;
      const found = probes.filter((probe) => probe.identity === kind && operations.includes(probe.operation));
      const { verdict, note } = judge(feature, profile, kind, usable, found);
      return { name, identity: kind, verdict, optional, operations, note };
    }),
  );
}

interface Judgement {
  readonly verdict: Verdict;
  readonly note: string;
}

function judge(
  feature: Feature,
  profile: Profile,
  kind: IdentityKind,
  usable: boolean,
  probes: readonly ProbeResult[],
): Judgement {
  const allowed = feature.identities ?? profile.identities;
  if (!allowed.includes(kind)) {
    const why = feature.identities !== undefined && feature.note !== undefined ? ` ${feature.note}` : '';
    return {
      verdict: 'not-applicable',
      note: `${profile.title} does this as ${allowed.join(' or ')}.${why}`,
    };
  }
  if (!usable) return { verdict: 'problem', note: 'The credential is not accepted, so nothing works.' };
  const broken = probes.filter(({ verdict }) => verdict === 'problem' || verdict === 'closed');
  if (broken.length > 0) {
    const causes = [...new Set(broken.flatMap((probe) => probe.findings[0]?.cause ?? []))];
    return {
      verdict: 'problem',
      note: `${broken.map(({ operation }) => operation).join(', ')}: ${causes.join(', ')}.`,
    };
  }
  const open = feature.operations.filter(
    (operation) => !probes.some((probe) => probe.operation === operation && probe.verdict !== 'inconclusive'),
  );
  if (open.length > 0) return { verdict: 'inconclusive', note: `Could not be told for ${open.join(', ')}.` };
  if (probes.every((probe) => probe.verdict === 'not-applicable')) {
    return { verdict: 'not-applicable', note: probes[0]?.note ?? 'None of its operations applies here.' };
  }
  return { verdict: 'healthy', note: 'Every operation it calls is open to this identity.' };
}
