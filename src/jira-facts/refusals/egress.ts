import type { Refusals } from './refusal.ts';

/** Platforms that let their programs call only hosts they were told of, and what they say where they do not. */
export const egress = {
  forge: [
    {
      words: ['egress_allowlist'],
      sources: ['https://developer.atlassian.com/platform/forge/runtime-egress-permissions/'],
    },
    {
      words: ['external fetch backend permissions'],
      sources: ['https://developer.atlassian.com/platform/forge/runtime-egress-permissions/'],
    },
    {
      words: ['blocked_egress'],
      sources: ['https://developer.atlassian.com/platform/forge/runtime-egress-permissions/'],
    },
  ],
  'google-apps-script': [
    {
      words: ['permission to call urlfetchapp'],
      sources: [
        'https://developers.google.com/apps-script/reference/url-fetch',
        'https://zenn.dev/seya/articles/709659242512a7',
      ],
    },
    {
      words: ['urlfetch calls to', 'not permitted by your admin'],
      sources: ['https://developers.google.com/apps-script/manifest/allowlist-url'],
    },
  ],
  'claude-code': [
    {
      words: ['host_not_allowed'],
      sources: [
        'https://github.com/anthropics/claude-code/issues/34690',
        'https://docs.coderabbit.ai/cli/network-requirements',
      ],
    },
  ],
  'copilot-agent': [
    {
      words: ['firewall rules blocked me'],
      sources: [
        'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/customize-the-agent-firewall',
      ],
    },
    {
      words: ['was blocked by firewall rules'],
      sources: [
        'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/customize-the-agent-firewall',
      ],
    },
  ],
  salesforce: [
    {
      words: ['unauthorized endpoint', 'remote site settings'],
      sources: [
        'https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-callouts.html',
        'https://pastebin.com/KgbYHeb8',
      ],
    },
  ],
  deno: [
    {
      words: ['requires net access to'],
      sources: [
        'https://docs.deno.com/runtime/fundamentals/security/',
        'https://docs.rs/crate/deno/1.23.0/source/tests/testdata/dynamic_import/permissions_remote_remote.ts.out',
      ],
    },
  ],
} satisfies Refusals;

export type EgressPlatform = keyof typeof egress;

const platforms = Object.keys(egress).filter((name): name is EgressPlatform => name in egress);

/** The platform that says so in a text, which is lower case already; null where none does. */
export const egressPlatformIn = (text: string): EgressPlatform | null =>
  platforms.find((name) => egress[name].some(({ words }) => words.every((word) => text.includes(word)))) ??
  null;
