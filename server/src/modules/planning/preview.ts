import type { Tx } from '../../platform/database/database.ts';
import { inSavepoint } from '../../platform/database/transaction.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { Sentence } from '../../platform/words/sentence.ts';

/** A savepoint undoes what an AppError leaves behind. */
class Undo extends AppError {
  constructor() {
    // Nobody is told.
    super('CONFLICT', new Sentence('This was a preview.', []));
  }
}

/** Does the work, takes it back, and answers what it answered: so a preview cannot differ from what will come. */
export async function undone<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  const undo = new Undo();
  const done: { result?: Result } = {};
  try {
    await inSavepoint(tx, async () => {
      done.result = await work();
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return done.result as Result;
}
