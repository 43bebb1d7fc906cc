import { explainText } from '../../src/diagnosis/index.ts';
import { operations } from './given.ts';

/** Questions, suggestions and lines of a changelog that speak of what an answer may say, and report none. */
test.each([
  'How do I find out which users are not allowed to add watchers in our project?',
  'Changelog: users who are not allowed to remove watchers see no button any more.',
  'Could not find version for id is a message that we should translate.',
  'Feature request: say more than "Can not find a comment for the id".',
  'Fixed: the user named in the configuration does not exist any more after the import.',
  'You cannot vote for an issue that you have reported, which is by design.',
  'Please document that the default assignee need not have ASSIGNABLE permission.',
  'Release notes: the app host returned HTTP response code is now shown when an installation fails.',
  'Our users need to allow the app to access their calendar on your behalf; how is that set up?',
  'The service account gets its own API token with scopes from next week on.',
  'What does "Invalid audience" mean for the tokens of a Connect app?',
  'Readers are not allowed to access the data of other teams, says our policy.',
  'Does this operation need the permission EDIT_ISSUES or BROWSE_PROJECTS?',
  'Docs: the permission TRANSITION_ISSUES is required for the new button.',
  'Does anybody know where "This app requires access to a Jira site" is explained?',
])('settles nothing: %s', (text) => {
  const explained = explainText(text, operations);
  const [first] = explained.ok ? explained.findings : [];
  expect(first?.confidence ?? 0).toBeLessThan(0.9);
});
