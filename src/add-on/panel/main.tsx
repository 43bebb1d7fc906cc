import 'virtual:atlassian-tokens.css';
import '@atlaskit/css-reset';
import './panel.css';
import { createRoot } from 'react-dom/client';
import { chooseBridge } from './bridge/choose.ts';
import { Panel } from './panel.tsx';
import { RefusalMessage } from './parts/refusal-message.tsx';
import { followSystemTheme } from './theme.ts';

followSystemTheme(document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'));

const place = document.getElementById('panel');
if (place) {
  const root = createRoot(place);
  void chooseBridge(document, window).then((bridge) => {
    bridge?.showTheme();
    root.render(bridge ? <Panel bridge={bridge} /> : <OutsideJira />);
  });
}

/** Opened outside Jira's frame, or the frame's script was blocked: say so, a blank page helps nobody. */
function OutsideJira() {
  return (
    <main className="page">
      <h1 className="page-title">Clearance</h1>
      <RefusalMessage
        refusal={{
          kind: 'unreachable',
          message:
            'This page works inside Jira: open it under Jira settings → Apps. If you are there, something blocks Jira’s own script.',
        }}
      />
    </main>
  );
}
