import { useEffect, useState } from 'react';
import { counted, type RunListing } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import type { Changes } from '../api/shapes.ts';
import { RefusalMessage } from './refusal-message.tsx';
import { moment } from './words.ts';

interface ComparisonProps {
  readonly api: Api;
  readonly newer: RunListing;
  readonly older: RunListing;
}

/** Two runs held against each other, by gap. */
export function Comparison({ api, newer, older }: ComparisonProps) {
  const [changes, setChanges] = useState<Changes>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    setChanges(undefined);
    setRefusal(undefined);
    let isNewest = true;
    void api.changes(newer.id, older.id).then((outcome) => {
      if (!isNewest) return;
      if (outcome.ok) setChanges(outcome.value);
      else setRefusal(outcome.refusal);
    });
    return () => {
      isNewest = false;
    };
  }, [api, newer.id, older.id]);
  if (refusal !== undefined) return <RefusalMessage refusal={refusal} />;
  if (changes === undefined) return null;
  return (
    <section className="card" aria-label="What changed between the two runs" data-testid="comparison">
      <h3 className="title">
        From {moment(older.startedAt)} to {moment(newer.startedAt)}
      </h3>
      <GapList word="Closed" gaps={changes.closed} />
      <GapList word="New" gaps={changes.opened} />
      <p className="subtle">{sameWords(changes)}</p>
    </section>
  );
}

function sameWords({ opened, closed, unchanged }: Changes): string {
  if (unchanged > 0) return `${counted(unchanged, 'gap')} in both`;
  return opened.length + closed.length > 0 ? 'No gap is in both.' : 'Neither has a gap.';
}

function GapList({ word, gaps }: { readonly word: string; readonly gaps: Changes['opened'] }) {
  if (gaps.length === 0) return null;
  return (
    <ul className="plain">
      {gaps.map(({ id, title }) => (
        <li key={id}>
          <span className="strong">{word}</span> {title}
        </li>
      ))}
    </ul>
  );
}
