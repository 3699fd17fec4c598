import type { Api } from '../../platform/http/api.ts';
import { ReceivingLookup, ReceivingLookupQuery } from './receiving-lookup.schemas.ts';
import { lookUpReceiving } from './receiving-lookup.service.ts';

export function receivingLookupRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/receiving/lookup',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Look up a scanned code at the gate',
      description:
        'What a code is, the order lines that are still to come of it with the one due first at the top, and the receipts that were booked. A code that nothing has answers empty lists.',
      query: ReceivingLookupQuery,
      response: ReceivingLookup,
    },
    ({ db, query }) => lookUpReceiving(db, query.code),
  );
}
