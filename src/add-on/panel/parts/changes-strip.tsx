import { counted } from '../../../report/index.ts';
import type { Changes } from '../api/shapes.ts';

/** What is other than in the run before, by gap and not by wording. */
export function ChangesStrip({ changes }: { readonly changes: Changes | undefined }) {
  if (changes === undefined || changes.since === null) return null;
  const { opened, closed, unchanged } = changes;
  if (opened.length + closed.length === 0)
    return <p className="subtle strip">Since the run before: nothing has changed.</p>;
  return (
    <section className="card strip" aria-label="Since the run before" data-testid="changes">
      <h2 className="title">Since the run before</h2>
      <ul className="plain">
        {closed.map(({ id, title }) => (
          <li key={id}>
            <span className="strong good">Closed</span> {title}
          </li>
        ))}
        {opened.map(({ id, title }) => (
          <li key={id}>
            <span className="strong bad">New</span> {title}
          </li>
        ))}
      </ul>
      {unchanged > 0 ? <p className="subtle">{counted(unchanged, 'gap')} as before</p> : null}
    </section>
  );
}
