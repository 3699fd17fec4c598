import type { Api } from '../../platform/http/api.ts';
import { AuditEntry, AuditLogPage, AuditLogParams, AuditLogQuery } from './audit-log.schemas.ts';
import { getAuditEntry, listAuditLog } from './audit-log.service.ts';

const tag = 'Audit log';
const access = 'read:audit';

export function auditLogRoutes(api: Api): void {
  api.read(
    {
      url: '/audit-log',
      tag,
      access,
      summary: 'List the audit log',
      description:
        'Who did what, newest first. Pages follow one another by cursor: an entry is never met twice or passed over because new ones arrive meanwhile.',
      query: AuditLogQuery,
      response: AuditLogPage,
    },
    ({ db, query }) => listAuditLog(db, query),
  );

  api.read(
    {
      url: '/audit-log/:audit_id',
      tag,
      access,
      summary: 'Get an entry of the audit log',
      description: 'One entry, with the record as it was before and after.',
      params: AuditLogParams,
      response: AuditEntry,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getAuditEntry(db, params.audit_id),
  );
}
