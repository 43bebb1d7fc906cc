/** Where a credential may be sent; both without trailing slash. */
export interface CredentialAddresses {
  /** The site, e.g. `https://example.atlassian.net`; with the context path on Server and Data Center. */
  readonly siteUrl: string;
  /** `https://api.atlassian.com/ex/jira/{cloudId}`; null when the cloud id is unknown or there is none. */
  readonly gatewayUrl: string | null;
}
