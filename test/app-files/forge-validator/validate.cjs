/** Prints what Atlassian's validator says of the manifest.yml in the current folder, as JSON. */
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

const main = async () => {
  const result = await ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build().process();
  process.stdout.write(JSON.stringify({ success: result.success, errors: result.errors ?? [] }));
};
main();
