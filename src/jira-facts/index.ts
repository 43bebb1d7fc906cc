/** What Jira is, as data and pure functions: addresses, identities, operations, scopes, events, refusals, screens. */
export {
  type Address,
  oddPath,
  readAddress,
  type StatedPlace,
  wellKnownFamily,
} from './addresses/call-address.ts';
export { percentDecoded } from './addresses/percent-decoded.ts';
export { readProviderPath } from './addresses/provider-address.ts';
export { withoutUser } from './addresses/without-user.ts';
export { eventsWithScopes, lifecycleEvents } from './events/events.ts';
export { type ModuleNeed, moduleNeeds } from './events/module-needs.ts';
export { connectWebhookNeed, eventNeed, eventNeeds } from './events/needs.ts';
export type { IdentityTraits } from './identities/identity-traits.ts';
export { type IdentityKind, identityKinds, identityTraits } from './identities/kinds/index.ts';
export { kindsWith } from './identities/kinds-with.ts';
export * from './operations/index.ts';
export { editDistance } from './operations/matching/edit-distance.ts';
export { successorOf } from './operations/successors.ts';
export { type EgressPlatform, egressIn } from './refusals/egress.ts';
export { meaningsIn, type RefusalMeaning, refusals } from './refusals/index.ts';
export { reasonPhrases, tellingPhrases } from './refusals/reason-phrases.ts';
export { assetsScope } from './scopes/assets.ts';
export { forgeScopeNames, forgeScopesSource, productOfScope } from './scopes/products.ts';
export { permissionName } from './screens/permission-name.ts';
export {
  globalPermissionsScreen,
  groupsScreen,
  issueSecurityScreen,
  manageAppsScreen,
  projectPermissionsScreen,
  type Screen,
} from './screens/screens.ts';
