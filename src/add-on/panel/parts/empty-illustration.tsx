const lines = [
  { verdict: 'healthy', y: 26, width: 76 },
  { verdict: 'healthy', y: 50, width: 58 },
  { verdict: 'problem', y: 74, width: 68 },
  { verdict: 'inconclusive', y: 98, width: 48 },
];

/** A list of answers, none of them given yet. Decoration only. */
export function EmptyIllustration() {
  return (
    <svg className="illustration" width="144" height="128" viewBox="0 0 144 128" aria-hidden="true">
      <rect className="sheet" x="8" y="8" width="128" height="112" rx="8" strokeWidth="1.5" />
      {lines.map(({ verdict, y, width }) => (
        <g key={y}>
          <circle className={verdict} cx="28" cy={y} r="6" />
          <rect className="line" x="44" y={y - 4} width={width} height="8" rx="4" />
        </g>
      ))}
    </svg>
  );
}
