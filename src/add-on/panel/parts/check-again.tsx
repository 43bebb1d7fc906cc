import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import { type Advice, counted, type Report, sentence } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { Wanted } from '../api/shapes.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { useRecheck } from '../state/use-recheck.ts';
import { declaredApp } from '../state/wanted-by.ts';
import { RefusalMessage } from './refusal-message.tsx';

interface CheckAgainProps {
  readonly api: Api;
  readonly bridge: Bridge;
  readonly report: Report;
  readonly advice: Advice;
}

/** Asks the operations of this card again, and says what is seen now. */
export function CheckAgain({ api, bridge, report, advice }: CheckAgainProps) {
  const wanted = useMemo(() => wantedFor(report, advice), [report, advice]);
  const { recheck, run } = useRecheck(api, bridge, advice, wanted);
  if (advice.operations.length === 0) return null;
  return (
    <>
      <Button
        spacing="compact"
        isLoading={recheck.kind === 'asking'}
        aria-label={`Check again: ${advice.title}`}
        onClick={() => void run()}
      >
        Check again
      </Button>
      <div role="status" className="rechecked">
        {recheck.kind === 'closed' ? (
          <p className="good">
            {recheck.refused === 0
              ? 'Closed: every operation of it is open now.'
              : `Closed: this is not missing any more. ${counted(recheck.refused, 'call is', 'calls are')} still refused for another reason; run again to see it.`}
          </p>
        ) : null}
        {recheck.kind === 'open' ? (
          <p>Still open: {sentence(recheck.because[0] ?? 'nothing has changed')}</p>
        ) : null}
      </div>
      {recheck.kind === 'refused' ? <RefusalMessage refusal={recheck.refusal} /> : null}
    </>
  );
}

/** The operations of the gap alone, about the same project and account; a judged account is no identity of ours to name. */
function wantedFor(report: Report, advice: Advice): Wanted {
  const { project, accountId } = report.subject ?? {};
  const app = declaredApp(report);
  return {
    operations: advice.operations,
    ...(accountId === undefined ? { identities: advice.identities } : { account: accountId }),
    ...(project === undefined ? {} : { project }),
    ...(app === undefined ? {} : { app }),
  };
}
