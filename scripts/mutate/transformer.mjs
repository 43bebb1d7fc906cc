import { createHash } from 'node:crypto';
import swc from '@swc/jest';

/** The project's transformer, which puts the mutant of MUTANT (JSON: file, start, end, text) in place of what stands in the file. */
export default {
  createTransformer(options) {
    const inner = swc.createTransformer(options);
    const mutant = JSON.parse(process.env.MUTANT ?? '{}');
    const mutated = (source, file) =>
      file === mutant.file ? source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end) : source;
    return {
      ...inner,
      process: (source, file, config) => inner.process(mutated(source, file), file, config),
      processAsync: (source, file, config) => inner.processAsync(mutated(source, file), file, config),
      getCacheKey: (source, file, config) =>
        createHash('sha256')
          .update(inner.getCacheKey?.(source, file, config) ?? source)
          .update(mutated(source, file))
          .digest('hex'),
    };
  },
};
