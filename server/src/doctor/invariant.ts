/** What must hold at every commit, as a question to the database whose answer must be empty. */
export interface Invariant {
  /** the number in docs/invariants.md */
  readonly id: string;
  /** a plain sentence that is true */
  readonly name: string;
  /**
   * Answers one row per violation, with what one needs to find it. Set-based: its cost grows with the number of rows, not with
   * rows × rows. `current_setting('horoz.time_zone')` is the factory's time zone.
   */
  readonly query: string;
}
