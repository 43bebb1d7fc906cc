import type { Fault } from '../fault.ts';
import { cannedAnswer } from './canned-answer.ts';
import { canonicalAddress } from './canonical-address.ts';
import { connectionReset } from './connection-reset.ts';
import { damagedCallback } from './damaged-callback.ts';
import { dataCenterRateLimit } from './data-center-rate-limit.ts';
import { edgePage } from './edge-page.ts';
import { endpointRemoved } from './endpoint-removed.ts';
import { foreignKeySet } from './foreign-key-set.ts';
import { gatewayRateLimit } from './gateway-rate-limit.ts';
import { hanging } from './hanging.ts';
import { htmlInsteadOfJson } from './html-instead-of-json.ts';
import { hugeBody } from './huge-body.ts';
import { ipAllowlist } from './ip-allowlist.ts';
import { loginRedirect } from './login-redirect.ts';
import { lostCallback } from './lost-callback.ts';
import { outage } from './outage.ts';
import { platformBug } from './platform-bug.ts';
import { proxyAuthentication } from './proxy-authentication.ts';
import { proxyBlockPage } from './proxy-block-page.ts';
import { rateLimit } from './rate-limit.ts';
import { refusedRefresh } from './refused-refresh.ts';
import { repeatedCallback } from './repeated-callback.ts';
import { skewedDate } from './skewed-date.ts';
import { slow } from './slow.ts';
import { suspendedSite } from './suspended-site.ts';
import { swappedCallbacks } from './swapped-callbacks.ts';
import { tokenKindBlocked } from './token-kind-blocked.ts';
import { truncatedBody } from './truncated-body.ts';
import { websudo } from './websudo.ts';
import { wrongContentType } from './wrong-content-type.ts';
import { xsrfCheck } from './xsrf-check.ts';

/** Every way to misbehave, by file; switched on by name in the state's `faults`. */
export const faults: readonly Fault[] = [
  cannedAnswer,
  canonicalAddress,
  connectionReset,
  damagedCallback,
  dataCenterRateLimit,
  edgePage,
  endpointRemoved,
  foreignKeySet,
  gatewayRateLimit,
  hanging,
  htmlInsteadOfJson,
  hugeBody,
  ipAllowlist,
  loginRedirect,
  lostCallback,
  outage,
  platformBug,
  proxyAuthentication,
  proxyBlockPage,
  rateLimit,
  refusedRefresh,
  repeatedCallback,
  skewedDate,
  slow,
  suspendedSite,
  swappedCallbacks,
  tokenKindBlocked,
  truncatedBody,
  websudo,
  wrongContentType,
  xsrfCheck,
];
