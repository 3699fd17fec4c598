import type { Api } from '../platform/http/api.ts';
import { InvariantReport } from './invariants.schemas.ts';
import { oneRunAtATime } from './invariants.service.ts';

export function invariantRoutes(api: Api): void {
  const run = oneRunAtATime(api.db);

  api.read(
    {
      url: '/health/invariants',
      tag: 'Health',
      access: 'read:audit',
      summary: 'Check that all books agree',
      description:
        'Checks every invariant of the stock, its ledger and its documents in one read-only snapshot: quantities and values against movements, reservations against allocations, strict FIFO against the events, orders against their bookings. `violations` is 0 where all is well. Reads all tables, so it takes seconds with much data; one run at a time, a second caller meanwhile gets SERVICE_UNAVAILABLE. `npm run doctor` does the same without the server.',
      response: InvariantReport,
    },
    () => run(),
  );
}
