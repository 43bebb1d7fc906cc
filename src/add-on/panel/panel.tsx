import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useMemo, useState } from 'react';
import { apiOver, type Refusal } from './api/api.ts';
import type { Bridge } from './bridge/bridge.ts';
import { DownloadMenu } from './parts/download-menu.tsx';
import { EmptyIllustration } from './parts/empty-illustration.tsx';
import { ProgressPanel } from './parts/progress-panel.tsx';
import { RefusalMessage } from './parts/refusal-message.tsx';
import { ExplainScreen } from './screens/explain-screen.tsx';
import { ImportScreen } from './screens/import-screen.tsx';
import { ReportScreen } from './screens/report-screen.tsx';
import { RunsScreen } from './screens/runs-screen.tsx';
import { type SelfTests, useSelfTests } from './state/use-self-tests.ts';

const tabs = ['Report', 'Runs', 'Explain a failure', 'Import a report'] as const;

/** The whole page. */
export function Panel({ bridge }: { readonly bridge: Bridge }) {
  const api = useMemo(() => apiOver(bridge), [bridge]);
  const selfTests = useSelfTests(api, bridge);
  const [tab, setTab] = useState(0);
  const [refusedDownload, setRefusedDownload] = useState<Refusal>();
  const { tenant, shown, runs, progress, announcement } = selfTests;
  const start = (): void => {
    setTab(0);
    void selfTests.start();
  };
  const barred = !selfTests.loading && tenant === undefined;
  return (
    <div className="page">
      <header className="row spread wrap">
        <div>
          <h1 className="page-title">Clearance</h1>
          <p className="subtle">
            What this app may do on {tenant ? tenant.siteUrl.replace(/^https?:\/\//, '') : 'this site'}, and
            why not more
          </p>
        </div>
        {barred ? null : (
          <div className="row">
            {shown ? (
              <DownloadMenu bridge={bridge} id={shown.report.id} onRefusal={setRefusedDownload} />
            ) : null}
            <Button
              appearance="primary"
              isDisabled={progress !== undefined || selfTests.loading}
              onClick={start}
            >
              {shown ? 'Run again' : 'Run self-test'}
            </Button>
          </div>
        )}
      </header>
      <main>
        <span className="offscreen" role="status">
          {announcement}
        </span>
        {selfTests.refusal ? (
          <RefusalMessage refusal={selfTests.refusal} onRetry={() => void selfTests.reload()} />
        ) : null}
        {refusedDownload ? <RefusalMessage refusal={refusedDownload} /> : null}
        {selfTests.loading ? (
          <div className="waiting">
            <Spinner size="large" label="Loading" />
          </div>
        ) : null}
        {selfTests.loading || barred ? null : (
          <Tabs id="screens" selected={tab} onChange={(index) => setTab(index)}>
            <TabList>
              {tabs.map((name) => (
                <Tab key={name}>{name}</Tab>
              ))}
            </TabList>
            <TabPanel>
              <ReportTab selfTests={selfTests} />
            </TabPanel>
            <TabPanel>
              <RunsScreen
                runs={runs}
                shownId={shown?.report.id}
                {...(selfTests.moreRuns ? { onOlder: () => void selfTests.olderRuns() } : {})}
                onOpen={(id) => {
                  setTab(0);
                  void selfTests.open(id);
                }}
              />
            </TabPanel>
            <TabPanel>
              <ExplainScreen api={api} />
            </TabPanel>
            <TabPanel>
              <ImportScreen api={api} />
            </TabPanel>
          </Tabs>
        )}
      </main>
    </div>
  );
}

function ReportTab({ selfTests: { progress, shown } }: { readonly selfTests: SelfTests }) {
  return (
    <div className="screen">
      {progress ? <ProgressPanel progress={progress} /> : null}
      {shown && progress ? (
        <p className="subtle earlier">Until it has ended, this is the report of the run before.</p>
      ) : null}
      {shown ? <ReportScreen advised={shown} /> : null}
      {!shown && !progress ? (
        <EmptyState
          header="No self-test has been run yet"
          headingLevel={2}
          renderImage={() => <EmptyIllustration />}
          description="A self-test asks Jira about 25 harmless questions as the app, as the app acting for you, and as nobody. It changes nothing on the site and takes a few seconds. Then you see what works, what is refused, and why."
        />
      ) : null}
    </div>
  );
}
