export { self } from './shapes/address.ts';
export { grantBean } from './shapes/grants.ts';
export { pageOf } from './shapes/page.ts';
