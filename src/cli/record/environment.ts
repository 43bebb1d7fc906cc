import { rootCertificates } from 'node:tls';

interface RecordingPlace {
  /** Address of the proxy, without trailing slash. */
  readonly url: string;
  /** A file with the run's authority alone, and one with those of the machine beside it. */
  readonly ownCertificate: string;
  readonly allCertificates: string;
}

/** The certificates that Node trusts, with one more: clients that are given a file trust nothing else. */
export const withOwn = (certificate: string): string => `${[...rootCertificates, certificate].join('\n')}\n`;

/** The environment in which the common clients send through the proxy and trust it. */
export const recordingEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
  { url, ownCertificate, allCertificates }: RecordingPlace,
): Record<string, string | undefined> => ({
  ...env,
  HTTP_PROXY: url,
  HTTPS_PROXY: url,
  ALL_PROXY: url,
  http_proxy: url,
  https_proxy: url,
  all_proxy: url,
  // A site on this machine goes through the proxy as well.
  NO_PROXY: '',
  no_proxy: '',
  // Node from 22.21 on: its own fetch and http.
  NODE_USE_ENV_PROXY: '1',
  NODE_EXTRA_CA_CERTS: ownCertificate,
  REQUESTS_CA_BUNDLE: allCertificates,
  SSL_CERT_FILE: allCertificates,
  CURL_CA_BUNDLE: allCertificates,
  GIT_SSL_CAINFO: allCertificates,
  CLEARANCE_RECORD_URL: url,
});
