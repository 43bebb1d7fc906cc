import { Drawer, DrawerCloseButton, DrawerContent, DrawerSidebar } from '@atlaskit/drawer';
import type { ProbeResult, Report } from '../../../report/index.ts';
import { CopyButton } from './copy-button.tsx';
import { Findings } from './findings.tsx';
import { VerdictLozenge } from './verdict-lozenge.tsx';
import { counted, duration, identityName, sentence } from './words.ts';

interface EvidenceDrawerProps {
  readonly report: Report;
  readonly probe: ProbeResult | undefined;
  readonly onClose: () => void;
}

/** What was asked and answered, and how it led to the cause. Focus returns to the cell that opened it. */
export function EvidenceDrawer({ report, probe, onClose }: EvidenceDrawerProps) {
  return (
    <Drawer isOpen={probe !== undefined} onClose={onClose} width="wide" label="Evidence">
      <DrawerSidebar>
        <DrawerCloseButton label="Close evidence" />
      </DrawerSidebar>
      <DrawerContent scrollContentLabel="Evidence">
        {probe ? <Evidence report={report} probe={probe} /> : null}
      </DrawerContent>
    </Drawer>
  );
}

function Evidence({ report, probe }: { readonly report: Report; readonly probe: ProbeResult }) {
  const calls = (probe.evidence ?? []).map((call, index) => ({ ...call, key: `${index} ${call.curl}` }));
  return (
    <div className="evidence" data-testid="evidence">
      <h2 className="title">
        <code>{probe.operation}</code>
      </h2>
      <p className="row">
        <VerdictLozenge verdict={probe.verdict} />
        <span className="subtle">
          {sentence(identityName(report, probe.identity))}
          {probe.status === undefined ? '' : ` · status ${probe.status}`}
          {probe.durationMs === undefined ? '' : ` · ${duration(probe.durationMs)}`}
        </span>
      </p>
      {probe.note ? <p>{probe.note}</p> : null}
      {probe.predicted ? (
        <p>
          This call was not made, because it would change the site. The verdict follows from scopes and
          permission checks.
        </p>
      ) : null}
      {probe.findings.length > 0 ? <Findings findings={probe.findings} /> : null}
      <NeedsList probe={probe} />
      {calls.length > 0 ? (
        <h3 className="section-title">
          {calls.length === 1 ? 'The call' : 'The call, and what was asked to be sure'}
        </h3>
      ) : null}
      {calls.map((call) => (
        <section key={call.key} className="exchange" aria-label={call.curl}>
          <div className="row spread">
            <h4 className="label">Request</h4>
            <CopyButton text={call.curl} appearance="subtle">
              Copy as curl
            </CopyButton>
          </div>
          <pre>
            <code>{call.curl}</code>
          </pre>
          <h4 className="label">Answer</h4>
          <pre>
            <code>{answerText(call)}</code>
          </pre>
        </section>
      ))}
    </div>
  );
}

type Call = NonNullable<ProbeResult['evidence']>[number];

function answerText(call: Call): string {
  if (call.failure) return call.failure;
  const shown = Object.entries(call.headers).filter(([, value]) => value !== '***');
  const masked = Object.keys(call.headers).length - shown.length;
  const headers = shown.map(([name, value]) => `${name}: ${value}`);
  if (masked > 0) headers.push(`(${counted(masked, 'header')} masked)`);
  const body = call.bodyExcerpt ? `\n\n${call.bodyExcerpt}` : '';
  return `${call.status === null ? 'Status not known' : `Status ${call.status}`}\n${headers.join('\n')}${body}`;
}

function NeedsList({ probe }: { readonly probe: ProbeResult }) {
  const { connect, groups, permissions } = probe.needs;
  return (
    <>
      <h3 className="section-title">What the operation needs</h3>
      <dl className="needs">
        <div>
          <dt>Connect scope</dt>
          <dd>
            {connect === 'INACCESSIBLE'
              ? 'None opens it: closed to Connect apps'
              : (connect ?? 'Not documented')}
          </dd>
        </div>
        <div>
          <dt>OAuth 2.0 and Forge scopes</dt>
          <dd>
            {groups.length === 0
              ? 'Not documented'
              : groups.map((group) => group.join(' and ')).join(', or ')}
          </dd>
        </div>
        <div>
          <dt>Permissions</dt>
          <dd>{permissions.length === 0 ? 'None' : permissions.join(', ')}</dd>
        </div>
      </dl>
    </>
  );
}
