/** The scripts that Postman and newman run around each request; their language is JavaScript, and their world is `pm`. */

/** Behind a login or a refresh: what the next requests are sent with. */
export const KEEP_TOKENS = [
  'if (pm.response.code === 200) {',
  '  const tokens = pm.response.json();',
  "  pm.collectionVariables.set('access_token', tokens.access_token);",
  "  pm.collectionVariables.set('refresh_token', tokens.refresh_token);",
  "  pm.collectionVariables.set('token_expires_at', Date.now() + tokens.expires_in * 1000);",
  '}',
];

/** A name for this run, because codes are unique; and a token that is valid, unless the request brings its own login. */
export const BEFORE_EVERY_REQUEST = [
  'const variables = pm.collectionVariables;',
  "if (!variables.get('run')) variables.set('run', Date.now().toString(36).toUpperCase());",
  'const isLogin = /\\/auth\\/(login|refresh)$/.test(pm.request.url.getPath());',
  "const lives = Number(variables.get('token_expires_at') || 0) > Date.now() + 10000;",
  'if (!isLogin && !lives) {',
  '  pm.sendRequest({',
  "    url: pm.variables.replaceIn('{{baseUrl}}/api/v1/auth/login'),",
  "    method: 'POST',",
  "    header: { 'Content-Type': 'application/json' },",
  "    body: { mode: 'raw', raw: JSON.stringify({ username: pm.variables.get('username'), password: pm.variables.get('password') }) },",
  '  }, (error, response) => {',
  '    if (error || response.code !== 200) return; // the request itself will say NOT_AUTHENTICATED',
  '    const tokens = response.json();',
  "    variables.set('access_token', tokens.access_token);",
  "    variables.set('refresh_token', tokens.refresh_token);",
  "    variables.set('token_expires_at', Date.now() + tokens.expires_in * 1000);",
  '  });',
  '}',
];

export const AFTER_EVERY_ANSWER = [
  "pm.test('has a request id', () => pm.expect(pm.response.headers.get('X-Request-ID')).to.be.a('string'));",
  'if (pm.response.code >= 400) {',
  "  pm.test('a refusal says what happened and what to do', () => {",
  '    const problem = pm.response.json();',
  "    pm.expect(problem).to.have.all.keys('status', 'error_code', 'message', 'details', 'request_id', 'timestamp');",
  "    pm.expect(problem.status).to.eql('error');",
  '    pm.expect(problem.error_code).to.match(/^[A-Z_]+$/);',
  "    pm.expect(problem.details).to.be.an('array');",
  '  });',
  '}',
];
