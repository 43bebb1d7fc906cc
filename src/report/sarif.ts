import { identityTraits } from '../jira-facts/index.ts';
import { type Advice, adviceOf, isGap } from './advice.ts';
import type { Report } from './model.ts';
import { printable } from './printable.ts';
import { webLink } from './web-link.ts';
import { identityName, listed, sentence } from './wording.ts';

/** SARIF 2.1.0 for code scanning: a rule a cause, a result a gap; `id` is the fingerprint a baseline compares. */
export function renderSarif(told: Report, version?: string): string {
  const report = printable(told);
  const advice = adviceOf(report);
  const rules = [...new Map(advice.map((item) => [item.cause, item])).values()];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Clearance',
            ...(version === undefined ? {} : { version }),
            informationUri: help,
            rules: rules.map((item) => ({
              id: item.cause,
              shortDescription: { text: item.causeTitle },
              helpUri: helpOf(item),
              help: {
                text: `${item.causeTitle}. What it means and how it is mended: clearance causes ${item.cause}`,
              },
            })),
          },
        },
        invocations: [{ executionSuccessful: report.state === 'finished', startTimeUtc: report.startedAt }],
        results: advice.map((item) => result(report, item)),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Atlassian's page on what refuses a call; a step that knows a better one names it. */
const help = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/';

const helpOf = ({ steps }: Advice): string =>
  steps.map(({ link }) => webLink(link)).find((link) => link?.startsWith('https://developer.')) ?? help;

function result(report: Report, advice: Advice): object {
  const names = listed(advice.identities.map((kind) => identityName(report, kind)));
  const steps = advice.steps.map((step) => `${step.who}: ${step.step}`).join(' ');
  return {
    ruleId: advice.cause,
    level: isGap(advice) ? 'error' : 'note',
    message: {
      text: [`${advice.title} (${names}).`, ...advice.because.map(asSentence), steps].join(' ').trim(),
    },
    partialFingerprints: { 'clearance/v1': `${report.site.url} ${advice.id}` },
    locations: [
      {
        // Code scanning shows a result beside a file: where the app's rights are declared, else the report itself.
        physicalLocation: { artifactLocation: { uri: declaredIn(advice) } },
        logicalLocations: advice.operations.map((operation) => ({ name: operation, kind: 'function' })),
      },
    ],
  };
}

function declaredIn({ identities }: Advice): string {
  const frameworks = identities.map((kind) => identityTraits[kind].framework);
  if (frameworks.includes('forge')) return 'manifest.yml';
  return frameworks.includes('connect') ? 'atlassian-connect.json' : 'clearance-report.json';
}

const asSentence = (fact: string): string => `${sentence(fact).replace(/\.$/, '')}.`;
