export { loadProfile, type ProfileReading, profileNames } from './load.ts';
export { type OperationList, readOperationList, withOperations } from './my-app.ts';
export {
  type Feature,
  neededByProfile,
  operationsOf,
  Profile,
  type SetupField,
  scopesOf,
  shortName,
} from './profile.ts';
