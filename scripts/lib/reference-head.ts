/** The conventions of the API, at the head of its reference. A test runs the blocks of sh and compares what they print. */
export function conventions(): string[] {
  return TEXT.split('\n');
}

const TEXT = `## Conventions

### Addresses and headers

Everything stands under \`/api/v1\`; the addresses below leave that out. Bodies are JSON in UTF-8 with \`Content-Type:
application/json\` (a file to import is CSV or XLSX). Unknown fields and query parameters are refused, so that a typing error is not
taken for a wish. In the examples below:

\`\`\`sh
HOST=\${BASE:-http://localhost:8000}
API=$HOST/api/v1
JSON='Content-Type: application/json'
field() { node -p "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }
TOKEN=$(curl -s $API/auth/login -H "$JSON" -d '{"username":"yonetici","password":"Horoz-2026!"}' | field access_token)
AUTH="Authorization: Bearer $TOKEN"
curl -s $API/auth/me -H "$AUTH" | field role
\`\`\`

\`\`\`text
admin
\`\`\`

How tokens are renewed, and API keys for programs: [authentication](../guides/authentication.md). Each operation names the roles that may
call it and the permission behind them; the whole table is [who may do what](permissions.md). How the API changes over the years
stands in [versioning](versioning.md).

### Types

| type         | in JSON                                                                                              |
| ------------ | ---------------------------------------------------------------------------------------------------- |
| decimal(3)   | a quantity with 3 places, text in answers: \`"12.500"\`; a body may have text or a number              |
| decimal(4)   | an amount or a price with 4 places: \`"15.2500"\`; in the company's currency unless a field says else  |
| decimal(2)   | a percentage with 2 places: \`"98.00"\`                                                                |
| date         | a day: \`"2026-11-21"\`; "today" is decided in the time zone of the factory                            |
| moment       | a moment in UTC: \`"2026-11-21T08:30:00.000Z"\`                                                        |
| text, 1…200  | text of 1 to 200 characters                                                                          |
| integer 1…10 | a whole number from 1 to 10                                                                          |
| \`A\`, \`B\`     | one of these words                                                                                   |

Quantities are in the stock unit of their product (\`unit_of_measure\`) unless a field says else. More places than a type has are refused and
never rounded silently. Do not read decimals into floating point: \`"0.1"\` has none. A \`*\` marks what is required.

### Pages

A list answers \`items\`, \`total_count\`, \`page\`, \`page_size\`, \`has_next\` and \`has_previous\`; \`page\` begins at 1, \`page_size\` is 1 to 100 (20
unless said). Read on while \`has_next\` is true.

\`\`\`sh
curl -s "$API/products?page=1&page_size=2" -H "$AUTH" | field 'items.length'
curl -s "$API/products?page=1&page_size=2" -H "$AUTH" | field has_next
\`\`\`

\`\`\`text
2
true
\`\`\`

### Sorting

\`sort=product_name\` from low to high, \`sort=-product_name\` from high to low. What is equal comes in a fixed order, so that pages never
overlap.

### Searching

\`search\` finds parts of codes and names. Capitals do not matter, nor do the marks of İ, ı, ş, ç, ğ, ö and ü: \`celik\` finds \`ÇELİK\`.

\`\`\`sh
curl -s "$API/products?search=celik" -H "$AUTH" | field 'total_count > 0'
\`\`\`

\`\`\`text
true
\`\`\`

### Changing what you have read

What people edit has \`updated_at\`, and its answer an \`ETag\`. Send that as \`If-Match\` with the PUT or DELETE: when somebody has changed the
record meanwhile, the answer is 409 \`CONFLICT\` and nothing is overwritten. Without \`If-Match\` the last one wins.

\`\`\`sh
curl -s -X PUT $API/products/1 -H "$AUTH" -H "$JSON" -H 'If-Match: "2020-01-01T00:00:00.000Z"' -d '{"lead_time_days":9}' | field error_code
\`\`\`

\`\`\`text
CONFLICT
\`\`\`

### Nothing twice

Most POSTs take an \`Idempotency-Key\` of up to 255 characters, such as a UUID. A repeat with the same key and body within 24 hours gets the first
answer again, with \`Idempotency-Replayed: true\`, and nothing happens twice. The same key with another body is refused.

### Errors

Every refusal has the same body; \`error_code\` is for programs, \`message\` for people. [errors.md](errors.md) lists all codes,
[error handling](../guides/error-handling.md) says what a program does with them. Each operation below names the errors of its own.
Besides, there may always come:

| when                     | errors                                                                                                            |
| ------------------------ | ----------------------------------------------------------------------------------------------------------------- |
| always                   | HOST_NOT_ALLOWED, VALIDATION_ERROR, RATE_LIMITED, INTERNAL_ERROR, SERVICE_UNAVAILABLE                             |
| a token or key is needed | NOT_AUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED, INSUFFICIENT_PERMISSIONS, PASSWORD_CHANGE_REQUIRED               |
| it takes a body          | INVALID_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE                                                           |
| it takes a key           | IDEMPOTENCY_KEY_REUSED                                                                                            |

### Languages

\`Accept-Language: tr\` asks for Turkish, \`en\` for English: messages of errors, headings and numbers of reports as files. Codes, field names
and the decimal point of JSON never change.

### Limits and good manners

- 600 requests a minute for each user and each API key (\`RATE_LIMIT_PER_MINUTE\`), 10 logins a minute for each address and name. One more gets
  429 with \`Retry-After\`.
- Ask for 100 rows a page instead of 20 when you want them all, and for what has changed instead of everything.
- Do not ask every second whether something has happened: follow the [stream](../guides/alerts-live.md) or register a
  [webhook](../guides/webhooks.md).
- Send one request with many lines, where there is one, instead of many requests: they also lock the same stock only once.
- Keep connections open (HTTP keep-alive), and log in once, not for each request.
- A body has at most 1 MiB, a file to import 16 MiB.
`;
