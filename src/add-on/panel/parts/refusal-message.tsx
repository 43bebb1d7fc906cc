import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { Refusal } from '../api/outcome.ts';

const titles: Record<Refusal['kind'], string> = {
  unreachable: 'Clearance cannot be reached',
  expired: 'This page has been open for too long',
  'not-allowed': 'You may not see this page',
  gone: 'It is not here any more',
  busy: 'Clearance is busy',
  unfit: 'That did not work',
  refused: 'That did not work',
};

const advice: Record<Refusal['kind'], string> = {
  unreachable:
    'Check that you are online. If others see the same, the server of the app may be down: tell its administrator.',
  expired: 'Reload the page in your browser to go on. Nothing is lost.',
  'not-allowed': 'Ask a Jira administrator to open it, or to grant you “Administer Jira”.',
  gone: 'It was erased, perhaps in another window, or is older than runs are kept. Reload the page to see what there is.',
  busy: 'It will be ready in a moment.',
  unfit: 'Change what was entered, and try again.',
  refused: 'Try again. If it happens again, tell the administrator of the app the trace id.',
};

interface RefusalMessageProps {
  readonly refusal: Refusal;
  readonly onRetry?: () => void;
}

/** Why there is nothing to see, and what to do about it. */
export function RefusalMessage({ refusal, onRetry }: RefusalMessageProps) {
  const actions = onRetry
    ? { actions: <SectionMessageAction onClick={onRetry}>Try again</SectionMessageAction> }
    : {};
  return (
    <div role="alert" className="message">
      <SectionMessage
        appearance={refusal.kind === 'not-allowed' || refusal.kind === 'expired' ? 'warning' : 'error'}
        title={titles[refusal.kind]}
        {...actions}
      >
        <p>{refusal.message}</p>
        <p>{advice[refusal.kind]}</p>
        {refusal.traceId ? <p className="subtle">Trace id {refusal.traceId}</p> : null}
      </SectionMessage>
    </div>
  );
}
