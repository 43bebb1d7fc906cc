/** What people say around a failure that they paste; each is weak, for nobody has checked it. */
export const tellings = [
  'works with another program',
  'works in the browser',
  'works for another account',
  'works as Bearer',
  'used to work',
  'only some projects',
  'only writes fail',
  'nothing is found',
  'new token made',
  'is administrator',
  'is no administrator',
  'single sign-on',
  'behind a proxy',
  'moved to Cloud',
] as const;

export type Telling = (typeof tellings)[number];
