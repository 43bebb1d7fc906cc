import { egress } from './egress.ts';
import type { Refusals } from './refusal.ts';

/** What servers say about the way to Jira. */
export const reach = {
  /** Too many calls. */
  rateLimited: [
    { words: ['rate limit'], sources: ['https://github.com/ahungry/org-jira/issues/365'] },
    { words: ['rate-limit'], sources: ['https://github.com/raycast/extensions/issues/29015'] },
    { words: ['too many requests'], sources: ['https://www.rfc-editor.org/rfc/rfc6585#section-4'] },
  ],
  /** The service is not available now. */
  unavailable: [
    {
      words: ['service unavailable'],
      sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.503'],
    },
    { words: ['gateway time'], sources: ['https://github.com/jenkins-infra/helpdesk/issues/5114'] },
    { words: ['temporarily unavailable'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.503'] },
    { words: ['currently unavailable'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.503'] },
    { words: ['bad gateway'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.502'] },
    { words: ['maintenance'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.503'] },
    { words: ['starting up'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.503'] },
    { words: ['upstream'], sources: ['https://nginx.org/en/docs/http/ngx_http_upstream_module.html'] },
  ],
  /** The site is switched off. */
  siteSwitchedOff: [
    { words: ['site', 'suspended'], sources: ['https://status.atlassian.com/'] },
    { words: ['site', 'deactivated'], sources: ['https://status.atlassian.com/'] },
    { words: ['subscription', 'expired'], sources: ['https://status.atlassian.com/'] },
    {
      words: ['evaluation', 'expired'],
      sources: [
        'https://support.atlassian.com/jira/kb/what-happens-when-your-jira-server-or-data-center-license-expires/',
      ],
    },
    {
      words: ['tenant is restricted'],
      sources: ['https://github.com/ParabolInc/parabol/issues/7430'],
    },
    { words: ['atlassian cloud site', 'unavailable'], sources: ['https://status.atlassian.com/'] },
    { words: ['site temporarily unavailable'], sources: ['https://status.atlassian.com/'] },
  ],
  /** There is no site of this name. */
  siteUnknown: [
    {
      words: ['page unavailable'],
      sources: [
        'https://github.com/OctopusDeploy/Issues/issues/7463',
        'https://github.com/prometheus/alertmanager/issues/4609',
      ],
    },
  ],
  /** The call was plain HTTP, and the port speaks TLS. */
  tlsExpected: [
    {
      words: ['plain http request was sent to https port'],
      sources: ['https://nginx.org/en/docs/http/ngx_http_ssl_module.html'],
    },
    {
      words: ['speaking plain http to an ssl-enabled server port'],
      sources: ['https://httpd.apache.org/docs/2.4/mod/mod_ssl.html'],
    },
    { words: ['client sent an http request to an https server'], sources: ['https://pkg.go.dev/net/http'] },
    { words: ['combination of host and port requires tls'], sources: ['https://tomcat.apache.org/'] },
  ],
  /** What clients say of an address that is none, before they send anything. */
  addressInvalid: [
    {
      words: ['invalid url'],
      sources: [
        'https://nodejs.org/api/errors.html#err_invalid_url',
        'https://requests.readthedocs.io/en/latest/api/#exceptions',
      ],
    },
    { words: ['err_invalid_url'], sources: ['https://nodejs.org/api/errors.html#err_invalid_url'] },
    { words: ['failed to parse url'], sources: ['https://github.com/nodejs/undici'] },
    { words: ['only absolute urls'], sources: ['https://github.com/node-fetch/node-fetch'] },
    { words: ['unsupported protocol scheme'], sources: ['https://pkg.go.dev/net/http'] },
    { words: ['no host in request url'], sources: ['https://pkg.go.dev/net/http'] },
    { words: ["missing an 'http"], sources: ['https://www.python-httpx.org/exceptions/'] },
    { words: ['uri is not absolute'], sources: ['https://docs.oracle.com/en/java/javase/21/docs/api/'] },
    { words: ['bad uri'], sources: ['https://docs.ruby-lang.org/en/master/URI/InvalidURIError.html'] },
    {
      words: ['format of the uri could not be determined'],
      sources: ['https://learn.microsoft.com/dotnet/api/system.uriformatexception'],
    },
    {
      words: ['invalid request uri was provided'],
      sources: ['https://learn.microsoft.com/dotnet/api/system.net.http.httpclient'],
    },
    {
      words: ['relative url without a base'],
      sources: ['https://docs.rs/url/latest/url/enum.ParseError.html'],
    },
  ],
  /** The page of the CDN before Cloud. */
  cloudfront: [
    {
      words: ['cloudfront'],
      sources: [
        'https://github.com/n8n-io/n8n/issues/14153',
        'https://github.com/pycontribs/jira/issues/1945',
      ],
    },
    {
      words: ['request could not be satisfied'],
      sources: [
        'https://github.com/n8n-io/n8n/issues/14153',
        'https://github.com/codefresh-io/argo-hub/issues/570',
      ],
    },
    {
      words: ["can't connect to the server for this app"],
      sources: [
        'https://github.com/pycontribs/jira/issues/1945',
        'https://github.com/codefresh-io/argo-hub/issues/570',
      ],
    },
  ],
  /** A proxy, filter or login gate of somebody else answers. */
  foreignGate: [
    { words: ['okta'], sources: ['https://github.com/pchuri/jira-cli/pull/20'] },
    { words: ['zscaler'], sources: ['https://help.zscaler.com/'] },
    { words: ['squid'], sources: ['https://wiki.squid-cache.org/'] },
    { words: ['fortiguard'], sources: ['https://docs.fortinet.com/'] },
    { words: ['netskope'], sources: ['https://docs.netskope.com/'] },
    { words: ['cloudflare'], sources: ['https://developers.cloudflare.com/'] },
    // The page of Apache's web server for 403; Akamai's begins with the same words.
    {
      words: ['not have permission to access', 'on this server'],
      sources: [
        'https://github.com/apache/httpd/blob/trunk/modules/http/http_protocol.c',
        'https://techdocs.akamai.com/',
      ],
    },
    { words: ['errors.edgesuite.net'], sources: ['https://techdocs.akamai.com/'] },
    { words: ['incapsula'], sources: ['https://docs.imperva.com/'] },
    {
      words: ['required ssl certificate'],
      sources: ['https://nginx.org/en/docs/http/ngx_http_ssl_module.html'],
    },
    {
      words: ['web application firewall'],
      sources: ['https://owasp.org/www-community/Web_Application_Firewall'],
    },
    { words: ['support id'], sources: ['https://my.f5.com/'] },
    {
      words: ['microsoftonline'],
      sources: ['https://github.com/apache/devlake/issues/8632', 'https://learn.microsoft.com/entra/'],
    },
    {
      words: ['usernameformaterror'],
      sources: [
        'https://github.com/solidify/jira-azuredevops-migrator/issues/205',
        'https://chrisbrown.au/techblog/customize-ad-fs-error-messages/',
      ],
    },
    {
      words: ['not have permission to view this directory or page'],
      sources: [
        'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-authentication-authorization/http-error-401',
      ],
    },
    { words: ['sign in to your account'], sources: ['https://learn.microsoft.com/entra/'] },
    { words: ['keycloak'], sources: ['https://www.keycloak.org/'] },
    { words: ['while trying to proxy'], sources: ['https://github.com/chimurai/http-proxy-middleware'] },
    { words: ['proxy authentication'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.407'] },
    { words: ['self signed certificate'], sources: ['https://docs.openssl.org/'] },
    { words: ['self-signed certificate'], sources: ['https://docs.openssl.org/'] },
  ],
  /** The platform that the program runs on lets it call only hosts it was told of. */
  egressBlocked: Object.values(egress).flat(),
  /** The server reports an error of its own. */
  defect: [
    { words: ['internal server error'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.500'] },
    { words: ['nullpointer'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.500'] },
  ],
} satisfies Refusals;
