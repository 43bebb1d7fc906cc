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
      words: ['not have permission to call urlfetchapp'],
      sources: [
        'https://developers.google.com/apps-script/reference/url-fetch',
        'https://zenn.dev/seya/articles/709659242512a7',
      ],
    },
    {
      words: ['permissions are not sufficient to call urlfetchapp'],
      sources: [
        'https://github.com/nabeel244/shopify-anyday/blob/main/FIX_PERMISSIONS_ERROR.md',
        'https://github.com/GeorgeDoors888/GB-Power-Market-JJ/blob/main/OAUTH_SCOPE_FIX_GUIDE.md',
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
      words: ['firewall rules blocked me from connecting'],
      sources: [
        'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/customize-the-agent-firewall',
      ],
    },
    {
      words: ['tried to connect to the following addresses', 'blocked by firewall rules'],
      sources: [
        'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/customize-the-agent-firewall',
      ],
    },
  ],
  salesforce: [
    {
      words: ['unauthorized endpoint', 'please check setup', 'remote site settings'],
      sources: [
        'https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-callouts.html',
        'https://pastebin.com/KgbYHeb8',
      ],
    },
  ],
  'oracle-database': [
    { words: ['ora-24247'], sources: ['https://docs.oracle.com/en/error-help/db/ora-24247/'] },
  ],
  deno: [
    {
      words: ['requires net access to', 'run again with the --allow-net'],
      sources: [
        'https://docs.deno.com/runtime/fundamentals/security/',
        'https://docs.rs/crate/deno/1.23.0/source/tests/testdata/dynamic_import/permissions_remote_remote.ts.out',
      ],
    },
  ],
} satisfies Refusals;

export type EgressPlatform = keyof typeof egress;

const platforms = Object.keys(egress).filter((name): name is EgressPlatform => name in egress);

/** The platform that says so in a text, which is lower case already, and the stems it is known by; null where none does. */
export function egressIn(
  text: string,
): { readonly platform: EgressPlatform; readonly words: readonly string[] } | null {
  for (const platform of platforms)
    for (const { words } of egress[platform])
      if (words.every((word) => text.includes(word))) return { platform, words };
  return null;
}
