import { clue, type Rule } from './rule.ts';

export const networkOrProxy: Rule = {
  id: 'network-or-proxy',
  title: 'The answer is not from Atlassian, or there was none',
  who: 'credential owner',
  needs: ['failure', 'status', 'headers', 'body'],
  docs: 'docs/rules/network-or-proxy.md',
  applies: () => true,
  diagnose({ at, others, notes, cloud, beside }) {
    const failed = at.failure !== null;
    const filterNoted = at.status === 403 && notes.says('waf', 'web application firewall', 'reverse proxy');
    const via = at.headers.get('via') ?? '';
    const server = at.headers.get('server') ?? '';
    const foreign =
      /squid|zscaler|bluecoat|forcepoint|fortigate|big-?ip|cloudflare|barracuda|netskope|mcafee|sophos|imperva|akamai/i.test(
        `${server} ${via}`,
      ) ||
      at.headers.has('x-squid-error') ||
      at.headers.has('cf-ray') ||
      at.headers.has('proxy-authenticate');
    const gate =
      at.redirectTo !== null &&
      at.redirectTo.host !== at.address.host &&
      /login|sso|saml|adfs|oauth2|authorize|auth/i.test(`${at.redirectTo.host ?? ''}${at.redirectTo.path}`) &&
      at.redirectTo.place !== 'cloud-site' &&
      at.redirectTo.place !== 'auth-server';
    const challenge = (at.headers.get('www-authenticate') ?? '').toLowerCase();
    const onlyOthers = failed && others.length > 0 && others.every((call) => call.failure !== null);
    return {
      clues: [
        ...clue(failed, 3, `there was no answer: ${at.failure?.kind ?? ''}`),
        ...clue(
          at.failure?.kind === 'tls',
          1.5,
          'the encrypted connection failed, as with a company certificate that the client does not know',
        ),
        ...clue(onlyOthers, 1, 'no call gets an answer'),
        ...clue(at.status === 407, 4, 'a proxy asks for a login'),
        ...clue(foreign, cloud ? 4 : 3, 'a proxy or filter signed the answer'),
        ...clue(
          at.heard.has('foreignProxy') && (at.body.form === 'html' || at.body.form === 'text'),
          4.2,
          'the page is that of a proxy, filter or login gate',
        ),
        ...clue(
          /^(negotiate|ntlm)/.test(challenge) || (/^basic/.test(challenge) && at.login.reason === null),
          2.8,
          'a gate before Jira asks for a login of its own: Jira itself names OAuth in WWW-Authenticate',
        ),
        ...clue(gate, 3.5, 'the call is redirected to a login gate outside of Atlassian'),
        ...clue(
          notes.says(
            'proxy',
            'firewall',
            'certificate',
            'self-signed',
            'zscaler',
            'vpn',
            'docker',
            'no_proxy',
            'intercept',
            'dns',
          ),
          at.status !== null && at.status >= 500 ? 4.5 : 2.2,
          'the notes speak of proxy, firewall or certificates',
        ),
        ...clue(
          at.body.hasErrorMessages || at.body.gatewayShape || at.login.reason !== null || at.login.recognised,
          -4,
          'Atlassian answered',
        ),
        ...clue(filterNoted, 3, 'the notes speak of a filter before Jira'),
        ...clue(beside.hostWorks && !filterNoted, -2.5, 'other calls to the same address get through'),
        ...clue(at.heard.has('cloudfront'), -2.5, "Atlassian's CDN answered"),
        ...clue(at.address.place === 'atlassian-other', -3, 'no Jira is served under this Atlassian address'),
        ...clue(failed && at.address.oddities.has('malformed-host'), -3, 'the host name itself is malformed'),
      ],
      fix: [
        {
          who: 'credential owner',
          step: 'Check proxy settings and certificates of the machine that calls (HTTPS_PROXY, NO_PROXY, the company root certificate).',
          link: 'https://www.rfc-editor.org/rfc/rfc9110#status.407',
        },
        {
          who: 'credential owner',
          step: 'Repeat the call with curl -v from the same machine and from another network.',
        },
      ],
      settledBy: 'curl -v from the same machine: who answers, and with which certificate?',
    };
  },
};
