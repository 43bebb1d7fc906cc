import { useId } from 'react';
import { type ClosedGroup, closedBy, closedTitle, counted, type Report } from '../../../report/index.ts';

/** Why the operations that nobody needs are refused, by reason. */
export function ClosedSection({ report }: { readonly report: Report }) {
  const titleId = useId();
  const groups = closedBy(report);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby={titleId} data-testid="closed">
      <h2 id={titleId} className="section-title">
        {closedTitle}
      </h2>
      <ul className="plain">
        {groups.map((group) => (
          <ClosedReason key={`${group.cause} ${group.opening}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function ClosedReason({ group }: { readonly group: ClosedGroup }) {
  const { title, opening, whose, operations } = group;
  return (
    <li>
      <span className="strong">{title}</span>; {opening}.
      <details>
        <summary>
          {counted(operations.length, 'operation')} of {whose}
        </summary>
        <ul className="plain">
          {operations.map((operation) => (
            <li key={operation}>
              <code className="operation">{operation}</code>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
