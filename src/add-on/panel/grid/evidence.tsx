import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import {
  counted,
  duration,
  identityName,
  type ProbeResult,
  type Report,
  sentence,
} from '../../../report/index.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Findings } from '../parts/findings.tsx';
import { VerdictLozenge } from '../parts/verdict-lozenge.tsx';
import { NeedsList } from './needs-list.tsx';

interface EvidenceProps {
  readonly report: Report;
  readonly probe: ProbeResult;
  readonly onClose: () => void;
}

/** What was asked and answered, and how it led to the cause. */
export function Evidence({ report, probe, onClose }: EvidenceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place} className="evidence" data-testid="evidence">
      <div className="row spread">
        <h3 className="title">
          <code>{probe.operation}</code>
        </h3>
        <Button appearance="subtle" spacing="compact" onClick={onClose}>
          Close evidence
        </Button>
      </div>
      <p className="row wrap">
        <VerdictLozenge verdict={probe.verdict} />
        <span className="subtle">
          {sentence(identityName(report, probe.identity))}
          {probe.status === undefined ? '' : ` · status ${probe.status}`}
          {probe.durationMs === undefined ? '' : ` · ${duration(probe.durationMs)}`}
        </span>
      </p>
      {probe.note ? <p>{sentence(probe.note)}</p> : null}
      {probe.predicted ? (
        <p>
          This call was not made, because it would change the site. The verdict follows from scopes and
          permission checks.
        </p>
      ) : null}
      {probe.findings.length > 0 ? (
        <Findings findings={probe.findings} isPrediction={probe.predicted} level={4} />
      ) : null}
      <NeedsList probe={probe} />
      <Calls report={report} probe={probe} />
    </div>
  );
}

type Call = NonNullable<ProbeResult['evidence']>[number];

/** Every call once, each with the reason for which it was made. */
function Calls({ report, probe }: { readonly report: Report; readonly probe: ProbeResult }) {
  const calls = distinct(probe.evidence ?? []);
  if (calls.length === 0) return null;
  return (
    <>
      <h4 className="section-title">
        {probe.predicted
          ? 'What was asked instead'
          : calls.length === 1
            ? 'The call'
            : 'The call, and what was asked to be sure'}
      </h4>
      {calls.map((call, index) => (
        <section key={call.curl} className="exchange" aria-label={captionOf(report, probe, call, index)}>
          <p className="strong">{captionOf(report, probe, call, index)}</p>
          <div className="row spread">
            <span className="label">Request</span>
            <CopyButton text={call.curl} appearance="subtle">
              Copy as curl
            </CopyButton>
          </div>
          <pre>
            <code>{call.curl}</code>
          </pre>
          <span className="label">Answer</span>
          <pre>
            <code>{answerText(call)}</code>
          </pre>
        </section>
      ))}
    </>
  );
}

function distinct(calls: readonly Call[]): Call[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    const key = `${call.curl}\n${call.status}\n${call.bodyExcerpt}`;
    return !seen.has(key) && seen.add(key);
  });
}

function captionOf(report: Report, probe: ProbeResult, call: Call, index: number): string {
  if (call.caption !== undefined) return sentence(call.caption);
  const who = identityName(report, probe.identity);
  return index === 0 && !probe.predicted
    ? `${sentence(probe.operation)} as ${who}`
    : 'Asked beside it, to tell the possible causes apart';
}

function answerText(call: Call): string {
  if (call.failure) return call.failure;
  const shown = Object.entries(call.headers).filter(([, value]) => value !== '***');
  const masked = Object.keys(call.headers).length - shown.length;
  const headers = shown.map(([name, value]) => `${name}: ${value}`);
  if (masked > 0) headers.push(`(${counted(masked, 'header')} masked)`);
  const body = call.bodyExcerpt ? `\n\n${call.bodyExcerpt}` : '';
  return `${call.status === null ? 'Status not known' : `Status ${call.status}`}\n${headers.join('\n')}${body}`;
}
