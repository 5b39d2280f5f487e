/** A commit that could not be written, alone: all it wrote has to be taken back. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
