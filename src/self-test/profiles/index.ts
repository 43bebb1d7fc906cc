export { loadProfile, profileNames, type ReadText } from './load.ts';
export { readOperationList, withOperations } from './my-app.ts';
export {
  type Feature,
  neededByProfile,
  operationsOf,
  Profile,
  type SetupField,
  scopesOf,
  shortName,
} from './profile.ts';
export { withoutCredentials } from './without-credentials.ts';
