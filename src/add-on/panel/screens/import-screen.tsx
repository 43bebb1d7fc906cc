import { useState } from 'react';
import type { Api } from '../api/api.ts';
import { lightReport } from '../api/light-report.ts';
import type { Refusal } from '../api/outcome.ts';
import type { AdvisedReport } from '../api/shapes.ts';
import { FileButton } from '../parts/file-button.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';
import { ReportScreen } from './report-screen.tsx';

/** A report made elsewhere with `clearance check`: checked by the server, shown here, stored nowhere. */
export function ImportScreen({ api }: { readonly api: Api }) {
  const [advised, setAdvised] = useState<AdvisedReport>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const load = async (file: File): Promise<void> => {
    setRefusal(undefined);
    const content = parsed(await file.text());
    if (content === undefined) {
      return setRefusal({
        kind: 'refused',
        message: `${file.name} is not JSON. Make it with: clearance check --format json`,
      });
    }
    setBusy(true);
    const outcome = await api.importReport(lightReport(content));
    setBusy(false);
    if (outcome.ok) setAdvised(outcome.value);
    else setRefusal(outcome.refusal);
  };
  return (
    <section className="screen" aria-labelledby="import">
      <h2 id="import" className="section-title">
        Import a report
      </h2>
      <p className="subtle prose">
        Somebody tested a token on their own machine with <code>clearance check --format json</code>? Open the
        file here. Its form is checked, and it is refused if anything in it looks like a secret. Nothing is
        stored.
      </p>
      <div className="row top">
        <FileButton
          label="Report file"
          accept="application/json,.json"
          isLoading={busy}
          onFile={(file) => void load(file)}
        >
          Choose a report file
        </FileButton>
      </div>
      {refusal ? <RefusalMessage refusal={refusal} /> : null}
      {advised ? <ReportScreen advised={advised} /> : null}
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
