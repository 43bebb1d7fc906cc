import { useId } from 'react';
import type { ChecklistLine } from '../../../report/index.ts';
import { VerdictLozenge } from './verdict-lozenge.tsx';

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
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Verdict</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.title}>
                <th scope="row">{line.title}</th>
                <td>
                  <VerdictLozenge verdict={line.verdict} />
                </td>
                <td>{line.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
