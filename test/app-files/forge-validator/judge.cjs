/** Prints what Atlassian's validator says of the manifests in the folders given, as JSON: true where it accepts. */
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

const main = async () => {
  const verdicts = [];
  for (const folder of process.argv.slice(2)) {
    process.chdir(folder);
    const result = await ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build().process();
    verdicts.push(!(result.errors ?? []).some(({ level }) => level === 'error'));
  }
  process.stdout.write(JSON.stringify(verdicts));
};
main();
