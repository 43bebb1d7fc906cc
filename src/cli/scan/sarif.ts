import type { ScanReport } from '../../app-files/index.ts';

interface SarifResult {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
}

const rules = {
  'scope-missing': 'A call needs a scope that the app does not declare',
  'scope-unused': 'A declared scope is needed by no call',
  'call-undocumented': 'A call is in no document of the Jira Cloud REST API',
  'call-unresolved': 'A call could not be read to its end',
} as const;

const result = (
  ruleId: keyof typeof rules,
  level: SarifResult['level'],
  text: string,
  file: string,
  line: number,
): SarifResult => ({
  ruleId,
  level,
  message: { text },
  locations: [
    { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line } } },
  ],
});

/** SARIF 2.1.0, as code scanning reads it. What is missing stands at the calls that need it. */
export const scanSarif = (report: ScanReport, appFile: string | null): string => {
  const reasons = [...report.why.connect, ...report.why.classic, ...report.why.granular];
  const placesOf = (scope: string): [string, number][] =>
    reasons
      .filter((reason) => reason.scope === scope)
      .flatMap(({ needs }) => needs.flatMap(({ places }) => places))
      .flatMap((place) => {
        const cut = place.lastIndexOf(':');
        return cut < 0 ? [] : [[place.slice(0, cut), Number(place.slice(cut + 1))]];
      });
  const missing = report.missing.flatMap((scope) => {
    const [first = [appFile ?? '.', 1] as [string, number]] = placesOf(scope);
    return [result('scope-missing', 'error', `${scope} is not declared, and this call needs it.`, ...first)];
  });
  const unused = (report.unused ?? []).map((scope) =>
    result('scope-unused', 'warning', `${scope} is declared, and no call needs it.`, appFile ?? '.', 1),
  );
  const undocumented = report.undocumented.map(({ method, path, file, line }) =>
    result(
      'call-undocumented',
      'note',
      `${method} ${path} is in no document as of ${report.factsAsOf}.`,
      file,
      line,
    ),
  );
  const unresolved = report.unresolved.map(({ file, line, why }) =>
    result('call-unresolved', 'note', why, file, line),
  );
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'clearance scan',
            rules: Object.entries(rules).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        results: [...missing, ...unused, ...undocumented, ...unresolved],
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
};
