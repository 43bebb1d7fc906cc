/**
 * A bundler plugin that writes THIRD-PARTY-NOTICES.txt: name, version and licence text of every package of which code stands in the output.
 * For Rolldown and Vite alike.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const licenceFile = /^(licen[cs]e|notice|copying)(\.|-|$)/i;

/** Folder of the package a module belongs to; null: one of ours. The last node_modules counts, for packages within packages. */
const packageFolderOf = (module) => {
  const path = module.replace(/^\0/, '').split('?')[0].replaceAll('\\', '/');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
};

const noticeOf = (folder) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const head = `${name} ${version} (${license ?? 'licence: see below'})${by ? `, by ${by}` : ''}`;
  return { name, text: [head, ...texts].join('\n\n') };
};

export const thirdPartyNotices = () => ({
  name: 'third-party-notices',
  generateBundle(_options, bundle) {
    const folders = new Set(
      Object.values(bundle)
        .filter(({ type }) => type === 'chunk')
        .flatMap(({ moduleIds }) => moduleIds.map(packageFolderOf)),
    );
    const notices = [...folders]
      .filter((folder) => folder !== null && existsSync(join(folder, 'package.json')))
      .map(noticeOf)
      .sort((a, b) => a.name.localeCompare(b.name));
    const line = `\n\n${'='.repeat(80)}\n\n`;
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-NOTICES.txt',
      source: `Code of these packages stands in the files beside this one.${line}${notices.map(({ text }) => text).join(line)}\n`,
    });
  },
});
