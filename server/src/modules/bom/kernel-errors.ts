import { CircularBomError, PhantomWithoutBomError, TreeTooLargeError } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { phantomWithoutRecipe } from './phantoms.ts';
import { circularBom } from './structure.ts';

/** Runs kernel work and turns the kernel's own errors into answers. @throws CIRCULAR_BOM, INVALID_BOM */
export async function withKernelErrors<Result>(db: Db, work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    if (error instanceof CircularBomError) throw await circularBom(db, error.cycle);
    if (error instanceof PhantomWithoutBomError) {
      throw await phantomWithoutRecipe(db, error.productId, error.parentProductId);
    }
    if (error instanceof TreeTooLargeError) {
      throw new AppError(
        'INVALID_BOM',
        say`The tree has too many rows to show. Ask for the explosion without tree=true.`,
      );
    }
    throw error;
  }
}
