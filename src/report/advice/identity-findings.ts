import { causeTitle } from '../cause-title.ts';
import type { Report } from '../model.ts';
import { identityName, listed, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText, stepSentence } from './message.ts';
import { distinct, fixersOf, grouped } from './problems.ts';

/** What concerns a whole identity or the whole site: a refused login, an outage, an address that is wrong. */
export function identityAdvice(report: Report): Advice[] {
  const leading = report.identities.flatMap((identity) => {
    const finding = identity.findings?.[0];
    return finding ? [{ identity, finding }] : [];
  });
  return grouped(leading, ({ finding }) => finding.cause).flatMap((same) => {
    const first = same[0];
    if (!first) return [];
    const { finding } = first;
    const identities = distinct(same.map(({ identity }) => identity.kind));
    const names = listed(identities.map((kind) => identityName(report, kind)));
    const steps = distinct(
      same.flatMap((entry) => entry.finding.fix),
      (step) => `${step.who}: ${step.step}`,
    );
    const because = distinct(same.flatMap((entry) => entry.finding.because.slice(0, 3)));
    return [
      {
        id: `identity:${finding.cause}`,
        kind: 'identity' as const,
        cause: finding.cause,
        causeTitle: causeTitle(finding.cause),
        title: `${sentence(names)}: ${causeTitle(finding.cause)}`,
        identities,
        because,
        who: fixersOf(steps),
        steps,
        operations: [],
        message: {
          to: steps[0]?.who ?? 'credential owner',
          text: messageText({
            greeting: `${sentence(names)} could not be used on ${report.site.url}: ${because[0] ?? causeTitle(finding.cause)}`,
            needed: steps.map(stepSentence),
            operations: [],
            notNeeded:
              'no permission has to change before this is settled, and nobody has to send a password or a token.',
          }),
        },
      },
    ];
  });
}
