import type { Finding } from '../../../diagnosis/index.ts';
import { speaksNoTls, type TransportFailure } from '../../../evidence/index.ts';
import type { ReportCheck } from '../../../report/index.ts';
import type { GivenAddress, SiteLook } from '../site/index.ts';
import { check } from './check-line.ts';

/** The part of the hand-made list that concerns the site: its address, what it is, and its cloud id. */
export function siteChecks(
  address: GivenAddress,
  look: SiteLook,
  findings: readonly Finding[],
): ReportCheck[] {
  return [addressCheck(address, look, findings), deploymentCheck(look), cloudIdCheck(look)];
}

function addressCheck(address: GivenAddress, look: SiteLook, findings: readonly Finding[]): ReportCheck {
  const title = 'The address of the site';
  const odd = address.oddities.join(' ');
  if (look.wrongAddress !== null) {
    return check(
      'site-address',
      title,
      'problem',
      `${address.url} is not where Jira answers; ${look.wrongAddress} is. ${odd}`.trim(),
    );
  }
  if (look.baseUrl === null) {
    const failure = look.exchanges[0]?.failure;
    const why = failure === undefined ? 'what answered is no Jira' : unanswered(failure);
    const wrong = findings[0]?.cause === 'wrong-site-url' || findings[0]?.cause === 'not-cloud';
    return check(
      'site-address',
      title,
      wrong ? 'problem' : 'inconclusive',
      `${address.url}: ${why}. ${odd}`.trim(),
    );
  }
  if (!look.saysJira) {
    const words = `${address.url} answers, and does not say that it is Jira: serverInfo told nothing. ${odd}`;
    return check('site-address', title, 'inconclusive', words.trim());
  }
  const name = look.ownName === null ? '' : ` The site calls itself ${look.ownName}.`;
  return check(
    'site-address',
    title,
    'healthy',
    `${address.url} is where Jira answers.${name} ${odd}`.trim(),
  );
}

function unanswered(failure: TransportFailure): string {
  const { kind } = failure;
  if (speaksNoTls(failure))
    return 'what listens there does not speak TLS, so compare scheme and port with what the browser shows';
  if (kind === 'dns') return 'no host of this name is known, so check its spelling, and the network';
  if (kind === 'tls') return 'the certificate was not accepted';
  return `nothing answered (${kind})`;
}

function deploymentCheck(look: SiteLook): ReportCheck {
  const title = 'Cloud or Server/Data Center';
  if (look.deployment === null)
    return check('deployment', title, 'inconclusive', 'The site does not say what it is.');
  if (!look.saysJira && look.deployment !== 'cloud') {
    const taken = 'The site does not say what it is; it answers as Server and Data Center do.';
    return check('deployment', title, 'inconclusive', taken);
  }
  const words = { cloud: 'Jira Cloud', server: 'Jira Server', datacenter: 'Jira Data Center' }[
    look.deployment
  ];
  return check(
    'deployment',
    title,
    'healthy',
    `${words}${look.deployment === 'cloud' ? '' : ': version 2 of the REST API, user name and password or a PAT'}.`,
  );
}

function cloudIdCheck(look: SiteLook): ReportCheck {
  const title = 'Cloud id and gateway';
  if (look.deployment === null)
    return check(
      'cloud-id',
      title,
      'inconclusive',
      'The site does not say what it is, and told no cloud id.',
    );
  if (look.deployment !== 'cloud')
    return check('cloud-id', title, 'not-applicable', 'Only Jira Cloud has a cloud id.');
  if (look.cloudId === null)
    return check('cloud-id', title, 'inconclusive', 'tenant_info did not tell the cloud id.');
  return check('cloud-id', title, 'healthy', `The cloud id is ${look.cloudId}.`);
}
