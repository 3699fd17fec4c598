import { type Book, type Decision, refuse, Unknown } from './book.ts';
import { adjust, count } from './count-operations.ts';
import { move, quality, relocate, scrapOrReturn, transfer } from './layer-operations.ts';
import type { Operation } from './operations.ts';
import { complete, order, status } from './production-operations.ts';
import { revalue } from './revaluation.ts';
import { issue, receive, release, reserve } from './stock-operations.ts';

/** What the model says of an operation in its present state. */
export function decide(book: Book, operation: Operation): Decision {
  try {
    return decideKnown(book, operation);
  } catch (error) {
    if (error instanceof Unknown) return refuse(404, 'NOT_FOUND');
    throw error;
  }
}

function decideKnown(book: Book, operation: Operation): Decision {
  switch (operation.kind) {
    case 'receive':
      return receive(book, operation);
    case 'issue':
      return issue(book, operation);
    case 'reserve':
      return reserve(book, operation);
    case 'release':
      return release(book, operation);
    case 'transfer':
      return transfer(book, operation);
    case 'move':
      return move(book, operation);
    case 'quality':
      return quality(book, operation);
    case 'scrap':
    case 'return':
      return scrapOrReturn(book, operation);
    case 'count':
      return count(book, operation);
    case 'adjust':
      return adjust(book, operation);
    case 'relocate':
      return relocate(book, operation);
    case 'revalue':
      return revalue(book, operation);
    case 'order':
      return order(book, operation);
    case 'status':
      return status(book, operation);
    case 'complete':
      return complete(book, operation);
  }
}
