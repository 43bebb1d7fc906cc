import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };
const characters = 0x110000 - surrogates.count;

/** Any character there is, as a unit of strings: fast-check's own `binary` first puts all million of them in a map, which takes seconds. */
export const anyCharacter = fc
  .integer({ min: 0, max: characters - 1 })
  .map((index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count));
