/**
 * Every error that the API can answer, in one table. `docs/api/errors.md` and the OpenAPI document are made from it, and a
 * test holds the three equal.
 */
interface CatalogueEntry {
  readonly status: number;
  readonly meaning: string;
  readonly whatToDo: string;
  /** what the entries of `details` hold, where there are any */
  readonly details?: string;
}

export const ERROR_CATALOGUE = {
  INVALID_JSON: {
    status: 400,
    meaning: 'The body is not valid JSON.',
    whatToDo: 'Check quotes, commas and brackets; send UTF-8 with Content-Type: application/json.',
  },
  HOST_NOT_ALLOWED: {
    status: 400,
    meaning: 'The Host header names a server that this installation does not answer for.',
    whatToDo: 'Call it by a name that ALLOWED_HOSTS lists.',
  },
  CIRCULAR_BOM: {
    status: 400,
    meaning: 'A product would contain itself, directly or through its components.',
    whatToDo: 'Remove one of the components that close the circle.',
    details: 'cycle: the product codes of the circle, first and last the same',
  },
  INVALID_BOM: {
    status: 400,
    meaning: 'The bill of materials cannot be used for this.',
    whatToDo: 'Read the message: it names the line or the product that does not fit.',
  },
  INVALID_UNIT: {
    status: 400,
    meaning: 'The unit is unknown or cannot be converted to the stock unit of the product.',
    whatToDo:
      'Use the stock unit of the product, a unit of the same dimension, or give the product its own conversion.',
  },
  WAREHOUSE_TYPE_MISMATCH: {
    status: 400,
    meaning: 'The type of the product does not fit the type of the warehouse.',
    whatToDo: 'Choose a warehouse of the type that the message names.',
  },
  PRODUCTION_ORDER_ERROR: {
    status: 400,
    meaning: 'The production order cannot be processed as asked.',
    whatToDo: 'Read the message: it says which quantity, date or setting does not fit.',
  },
  NOT_AUTHENTICATED: {
    status: 401,
    meaning: 'The request has no valid access token.',
    whatToDo: 'Log in with POST /auth/login and send the access token as Authorization: Bearer.',
  },
  INVALID_CREDENTIALS: {
    status: 401,
    meaning: 'User name or password is wrong.',
    whatToDo: 'Check both. After ten tries within a minute you have to wait.',
  },
  TOKEN_EXPIRED: {
    status: 401,
    meaning: 'The token is too old.',
    whatToDo: 'Get a new access token with POST /auth/refresh, or log in again.',
  },
  TOKEN_REVOKED: {
    status: 401,
    meaning: 'The session of this token has ended.',
    whatToDo: 'Log in again.',
  },
  INSUFFICIENT_PERMISSIONS: {
    status: 403,
    meaning: 'Your role may not do this.',
    whatToDo:
      'Ask an administrator, or log in as a user whose role has the permission that the message names.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    status: 403,
    meaning: 'The password of this user is a temporary one.',
    whatToDo: 'Change it with POST /auth/change-password; then everything else works again.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'There is no such address or no such record.',
    whatToDo: 'Check the address and the id.',
  },
  DUPLICATE: {
    status: 409,
    meaning: 'A record with this code or number exists already.',
    whatToDo: 'Choose another one, or change the existing record.',
    details: 'field: the field whose value is taken',
  },
  INSUFFICIENT_STOCK: {
    status: 409,
    meaning: 'There is not enough available stock.',
    whatToDo: 'Reduce the quantity, or receive, approve or release stock first.',
    details: 'product_id, product_code, required, available, shortage: one entry per short product',
  },
  INVALID_STATUS_TRANSITION: {
    status: 409,
    meaning: 'The record cannot go from its present status to the one asked for.',
    whatToDo: 'Choose one of the allowed statuses.',
    details: 'from, to, allowed',
  },
  IN_USE: {
    status: 409,
    meaning: 'Something still needs this record.',
    whatToDo: 'Finish or move what the message names first.',
    details: 'what stands in the way, by name',
  },
  CONFLICT: {
    status: 409,
    meaning: 'The record was changed, or the action was taken already.',
    whatToDo: 'Read the record again and decide anew.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    meaning: 'The body is larger than the server accepts (1 MiB, and 16 MiB for a file to import).',
    whatToDo: 'Send less at once.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body is not declared as what the address takes.',
    whatToDo: 'Send Content-Type: application/json; for a file to import text/csv, or the type of XLSX.',
  },
  VALIDATION_ERROR: {
    status: 422,
    meaning: 'A field is missing, unknown or has a value that is not allowed.',
    whatToDo: 'Correct the fields that details names.',
    details: 'field, message: one entry per wrong field',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    meaning: 'This Idempotency-Key was used for another request.',
    whatToDo: 'Use a new key for each new request.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'Too many requests in a minute.',
    whatToDo: 'Wait as many seconds as Retry-After says.',
  },
  INTERNAL_ERROR: {
    status: 500,
    meaning: 'The server made a mistake. Nothing was changed.',
    whatToDo: 'Try again; if it happens again, report the request_id.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    meaning: 'The server or its database is too busy, starting or stopping.',
    whatToDo:
      'Try again after the seconds that Retry-After says, with the same Idempotency-Key if you sent one.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export const ERROR_CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
