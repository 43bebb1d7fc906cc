/** A sentence for the user, found where no answer can be given any more: it ends the command with exit code 2. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
