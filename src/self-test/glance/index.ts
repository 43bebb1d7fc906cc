export { type Glance, glance } from './glance.ts';
export { glancePoints } from './glance-questions.ts';
