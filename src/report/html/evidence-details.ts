import { causeTitle } from '../cause-title.ts';
import { escapeMarkup as text } from '../markup.ts';
import type { ProbeResult, Report } from '../model.ts';
import { identityName, verdictWords } from '../wording.ts';

/** What was asked and answered for one probe, and which facts led to which cause. */
export function evidenceDetails(report: Report, probe: ProbeResult): string {
  const findings = probe.findings.map(
    (finding) =>
      `<li>${text(causeTitle(finding.cause))} (${Math.round(finding.confidence * 100)} %): ${finding.because.map(text).join('; ')}${
        finding.settledBy ? ` <span class="subtle">To be sure: ${text(finding.settledBy)}</span>` : ''
      }</li>`,
  );
  const exchanges = (probe.evidence ?? []).map((call) => {
    const headers = Object.entries(call.headers).map(([name, value]) => `${name}: ${value}`);
    const answer = call.failure ?? [`${call.status ?? 'status not known'}`, ...headers].join('\n');
    const body = call.bodyExcerpt ? `\n\n${call.bodyExcerpt}` : '';
    return `<pre>${text(call.curl)}</pre><pre>${text(answer + body)}</pre>`;
  });
  return `<details class="card"><summary><code>${text(probe.operation)}</code> as ${text(identityName(report, probe.identity))}
<span class="mark ${probe.verdict}">${verdictWords[probe.verdict]}</span></summary>
${probe.note ? `<p>${text(probe.note)}</p>` : ''}${findings.length > 0 ? `<ul>${findings.join('')}</ul>` : ''}${exchanges.join('')}</details>`;
}
