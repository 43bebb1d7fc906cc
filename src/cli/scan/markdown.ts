import type { ScanReport, ScopeReason } from '../../app-files/index.ts';
import { counted } from '../../report/index.ts';

const row = ({ scope, needs }: ScopeReason): string =>
  `| \`${scope}\` | ${needs.map(({ what }) => `\`${what}\``).join('<br>')} |`;

/** A section for the README of an app: which scopes its calls take, and which calls need each. */
export const scanMarkdown = (report: ScanReport): string => {
  const { why, have, missing, unused, minimal, unresolved, factsAsOf } = report;
  const granular = have !== null && have.length > 0 && have.every((scope) => scope.split(':').length !== 2);
  const connect = have?.some((scope) => /^[A-Z_]+$/.test(scope)) ?? false;
  const reasons = connect ? why.connect : granular ? why.granular : why.classic;
  const declaresJustThese = have !== null && missing.length === 0 && unused?.length === 0;
  const lines = [
    '## Scopes',
    '',
    reasons.length === 0
      ? 'The app calls no operation of Jira that takes a scope.'
      : declaresJustThese
        ? 'The app asks for these scopes, and for no more than its calls to Jira need:'
        : "The app's calls to Jira need these scopes:",
    '',
    ...(reasons.length === 0 ? [] : ['| scope | needed for |', '|---|---|', ...reasons.map(row), '']),
    ...(unresolved.length > 0
      ? [
          `${counted(unresolved.length, 'further call depends', 'further calls depend')} on values that are only known at run time.`,
          '',
        ]
      : []),
    ...(connect || granular || minimal.classic.length === 0
      ? []
      : [
          `With granular scopes the same calls take: ${minimal.granular.map((scope) => `\`${scope}\``).join(', ')}.`,
          '',
        ]),
    `Read from the source by \`clearance scan\`; facts about Jira's operations as of ${factsAsOf}.`,
  ];
  return `${lines.join('\n')}\n`;
};
