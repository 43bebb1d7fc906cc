/** Prints what Atlassian's validator says of the manifest.yml in each of the folders given, as JSON. */
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

const main = async () => {
  const verdicts = [];
  for (const folder of process.argv.slice(2)) {
    process.chdir(folder);
    const result = await ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build().process();
    verdicts.push({ success: result.success, errors: result.errors ?? [] });
  }
  process.stdout.write(JSON.stringify(verdicts));
};
main();
