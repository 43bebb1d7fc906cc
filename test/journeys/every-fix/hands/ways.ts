import { type Hand, otherOperation, over } from './account.ts';
export const ways: readonly Hand[] = [
  {
    reads: /^Remove \/jira from the base address/,
    does: ({ call }) => {
      call.site = call.site.replace(/\/jira$/, '');
    },
  },
  {
    reads: /^Configure the site address only/,
    does: ({ call }) => {
      call.site = new URL(call.site).origin;
    },
  },
  {
    reads: /^Configure (http\S+) as the base address/,
    does: ({ call }, [address = '']) => {
      call.site = address;
    },
  },
  {
    reads: /^Check the address and its port/,
    does: ({ call, jira }) => {
      call.site = jira.siteUrl;
    },
  },
  {
    reads: /[Aa]sk whoever runs (?:the (?:firewall|proxy)|it to let this program through)/,
    does: over(
      'connection-reset',
      'hanging',
      'proxy-block-page',
      'html-instead-of-json',
      'truncated-body',
      'login-redirect',
    ),
  },
  {
    reads: /^Have an organisation administrator allow (?:API tokens|tokens of service accounts)/,
    does: over('token-kind-blocked'),
  },
  { reads: /^Give the program the user name and password of the proxy/, does: over('proxy-authentication') },
  {
    reads: /renew the subscription: /,
    does: ({ jira }) => {
      jira.world.state.site.suspended = false;
      jira.world.state.faults = jira.world.state.faults.filter(({ name }) => name !== 'suspended-site');
    },
  },
  { reads: /^Send no body and no Content-Length with GET/, does: over('edge-page') },
  {
    reads:
      /points of (?:this site|the hour)|^Too many calls of one operation|^Slow down|^For this kind of caller only the burst limits count|^The limit of this self-hosted site/,
    does: over('rate-limit', 'gateway-rate-limit', 'data-center-rate-limit'),
  },
  {
    reads:
      /^Move to |^Take the path from the reference|^Check the path against the reference|^Use the method that the reference names|^Use [A-Z, ]+(?: or [A-Z]+)? for this path/,
    does: otherOperation,
  },
];
