/** What was pasted as the program wrote it: without prompts, marks, colours and variables for addresses. */
export { fillAddresses } from './fill-addresses.ts';
export { endsAndRefusals } from './long-text.ts';
export { tidy } from './tidy-text.ts';
