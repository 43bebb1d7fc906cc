import type { Refusals } from './refusal.ts';

/** What servers say about the path and the method of a request. */
export const paths = {
  /** The operation was taken away. */
  removed: [
    {
      words: ['has been removed'],
      sources: [
        'https://github.com/aws-samples/aws-securityhub-jira-software-integration/issues/9',
        'https://github.com/prometheus/alertmanager/issues/4562',
      ],
    },
    {
      words: ['changelog/#change-'],
      sources: [
        'https://github.com/aws-samples/aws-securityhub-jira-software-integration/issues/9',
        'https://github.com/prometheus/alertmanager/issues/4562',
      ],
    },
    { words: ['been deprecated and removed'], sources: ['https://developer.atlassian.com/changelog/'] },
    { words: ['been decommissioned'], sources: ['https://developer.atlassian.com/changelog/'] },
    { words: ['been retired'], sources: ['https://developer.atlassian.com/changelog/'] },
  ],
  /** The REST layer has no such path. */
  routeMissing: [
    {
      words: ['null for uri'],
      sources: [
        'https://github.com/qoomon/Jira-Issue-Card-Printer/issues/48',
        'https://github.com/MrRefactoring/jira.js/pull/390',
      ],
    },
    {
      words: ['http 404 not found'],
      sources: [
        'https://github.com/letieu/jira.nvim/issues/40',
        'https://github.com/kelos-dev/kelos/issues/1439',
      ],
    },
    { words: ['no endpoint'], sources: ['https://github.com/brekkylab/backlot'] },
    { words: ['no resource method'], sources: ['https://github.com/eclipse-ee4j/jersey'] },
  ],
  /** The page for dead links. */
  deadLink: [
    {
      words: ['dead link'],
      sources: [
        'https://github.com/atlassian-api/atlassian-python-api/issues/69',
        'https://github.com/atlassian/gajira-find-issue-key/issues/40',
      ],
    },
  ],
  /** The method is refused. */
  methodRefused: [
    { words: ['method not allowed'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.405'] },
    { words: ['http 405'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.405'] },
    { words: ['wrong method'], sources: ['https://github.com/atlassian-api/atlassian-python-api/pull/1491'] },
  ],
  /** A web server has no such page. */
  webServerNotFound: [
    {
      words: ['was not found on this server'],
      sources: [
        'https://github.com/gioboa/jira-plugin/issues/62',
        'https://github.com/YelpArchive/elastalert/issues/451',
      ],
    },
    {
      words: ['nginx'],
      sources: [
        'https://github.com/cristibaluta/Jit/issues/12',
        'https://github.com/cristibaluta/Jit/issues/10',
      ],
    },
    { words: ['apache tomcat'], sources: ['https://tomcat.apache.org/'] },
    // Tomcat's page where its version is hidden.
    { words: ['http status 404 – not found'], sources: ['https://tomcat.apache.org/'] },
    { words: ['cannot get /'], sources: ['https://expressjs.com/'] },
    { words: ['cannot post /'], sources: ['https://expressjs.com/'] },
    { words: ['default backend'], sources: ['https://kubernetes.github.io/ingress-nginx/'] },
  ],
} satisfies Refusals;
