import DynamicTable from '@atlaskit/dynamic-table';
import { useId } from 'react';
import type { Verdict } from '../../../report/index.ts';
import { VerdictLozenge } from './verdict-lozenge.tsx';

interface ChecklistLine {
  readonly title: string;
  readonly verdict: Verdict;
  readonly note: string;
}

interface ChecklistProps {
  readonly title: string;
  readonly lines: readonly ChecklistLine[];
}

/** What was looked at beside the operations: address, credential, account, or the features of an integration. */
export function Checklist({ title, lines }: ChecklistProps) {
  const titleId = useId();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="section-title">
        {title}
      </h2>
      <div className="card table">
        <DynamicTable
          label={title}
          head={{
            cells: [
              { key: 'what', content: 'What', width: 30 },
              { key: 'verdict', content: 'Verdict', width: 15 },
              { key: 'found', content: 'Found' },
            ],
          }}
          rows={lines.map((line) => ({
            key: line.title,
            cells: [
              { key: 'what', content: line.title },
              { key: 'verdict', content: <VerdictLozenge verdict={line.verdict} /> },
              { key: 'found', content: line.note },
            ],
          }))}
        />
      </div>
    </section>
  );
}
