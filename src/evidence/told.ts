/** What people say around a failure that they paste; each is weak, for nobody has checked it. */
export const tellings = [
  'works with another program',
  'works in the browser',
  'works for another account',
  'used to work',
  'nothing is found',
  'single sign-on',
  'behind a proxy',
] as const;

export type Telling = (typeof tellings)[number];
