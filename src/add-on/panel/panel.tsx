import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useEffect, useMemo, useState } from 'react';
import { apiOver } from './api/api.ts';
import type { Refusal } from './api/outcome.ts';
import type { Wanted } from './api/shapes.ts';
import type { Bridge } from './bridge/bridge.ts';
import { DownloadMenu } from './parts/download-menu.tsx';
import { RefusalMessage } from './parts/refusal-message.tsx';
import { DataScreen } from './screens/data-screen.tsx';
import { ExplainScreen } from './screens/explain-screen.tsx';
import { ImportScreen } from './screens/import-screen.tsx';
import { ReportTab } from './screens/report-tab.tsx';
import { RunsScreen } from './screens/runs-screen.tsx';
import { WatchScreen } from './screens/watch-screen.tsx';
import { useSelfTests } from './state/use-self-tests.ts';
import { wantedBy } from './state/wanted-by.ts';

const tabs = ['Report', 'Runs', 'Watch', 'Explain a failure', 'Import a report', 'Data'] as const;

/** The whole page. */
export function Panel({ bridge }: { readonly bridge: Bridge }) {
  const api = useMemo(() => apiOver(bridge), [bridge]);
  const live = useMemo(() => ({ api, bridge }), [api, bridge]);
  const selfTests = useSelfTests(api, bridge);
  const [tab, setTab] = useState(0);
  const [asking, setAsking] = useState(false);
  const [refusedDownload, setRefusedDownload] = useState<Refusal>();
  const { tenant, shown, runs, progress, announcement } = selfTests;
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => {
    if (arrivals === 0) return;
    // What was pressed is gone from sight or from the page; the keyboard goes on where the answer stands.
    const panel = document.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden])');
    panel?.focus({ preventScroll: true });
    if (panel && panel.getBoundingClientRect().top < 0) panel.scrollIntoView({ block: 'start' });
  }, [arrivals]);
  const bringUp = (name: (typeof tabs)[number]): void => {
    setTab(tabs.indexOf(name));
    setArrivals((count) => count + 1);
  };
  const start = async (wanted: Wanted): Promise<void> => {
    // Refused, the form stays with what was entered.
    if (!(await selfTests.start(wanted))) return;
    setAsking(false);
    bringUp('Report');
  };
  const open = (id: string): void => {
    bringUp('Report');
    void selfTests.open(id);
  };
  const barred = !selfTests.loading && tenant === undefined;
  return (
    <div className="page">
      <header className="row spread wrap">
        <div>
          {bridge.hasTitle ? null : <h1 className="page-title">Clearance</h1>}
          <p className="subtle">
            What may be done on {tenant ? tenant.siteUrl.replace(/^https?:\/\//, '') : 'this site'}, by whom,
            and why not more
          </p>
        </div>
        {barred || tab !== 0 || !shown ? null : (
          <div className="row wrap">
            <DownloadMenu bridge={bridge} id={shown.report.id} onRefusal={setRefusedDownload} />
            <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
              Judge something else
            </Button>
            <Button
              appearance="primary"
              isDisabled={progress !== undefined || selfTests.loading}
              isLoading={selfTests.starting}
              onClick={() => void start(wantedBy(shown.report))}
            >
              Run again
            </Button>
          </div>
        )}
      </header>
      <main>
        {bridge.hasTitle ? <h1 className="offscreen">Clearance</h1> : null}
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
              <ReportTab
                live={live}
                selfTests={selfTests}
                asking={asking}
                onRun={(wanted) => void start(wanted)}
                onExplain={() => bringUp('Explain a failure')}
              />
            </TabPanel>
            <TabPanel>
              <RunsScreen
                api={api}
                runs={runs}
                shownId={shown?.report.id}
                {...(selfTests.moreRuns ? { onOlder: () => void selfTests.olderRuns() } : {})}
                onOpen={open}
              />
            </TabPanel>
            <TabPanel>
              {/* Left, it is forgotten: opened again it asks anew, and its fields are not there twice. */}
              {tabs[tab] === 'Watch' ? <WatchScreen api={api} onOpen={open} /> : null}
            </TabPanel>
            <TabPanel>
              <ExplainScreen api={api} />
            </TabPanel>
            <TabPanel>
              <ImportScreen api={api} />
            </TabPanel>
            <TabPanel>
              <DataScreen api={api} onErased={() => void selfTests.forget()} />
            </TabPanel>
          </Tabs>
        )}
      </main>
    </div>
  );
}
