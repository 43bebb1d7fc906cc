export { onSelfHosted } from './identity.ts';
export { isCloudOnly, isSelfHosted, selfHostedOperations } from './suite.ts';
