import { describe, expect, it } from 'vitest';
import { fromDatabaseFailure } from './database-errors.ts';

const failure = (code: string) =>
  Object.assign(new Error('made by the database'), { code, constraint: 'a_key' });
const answerTo = (code: string) => {
  const error = fromDatabaseFailure(failure(code));
  return error === undefined ? undefined : [error.status, error.code];
};

describe('fromDatabaseFailure', () => {
  it.each([
    ['23505', 409, 'DUPLICATE'],
    ['23503', 409, 'CONFLICT'],
    ['23P01', 409, 'CONFLICT'],
    ['22003', 422, 'VALIDATION_ERROR'],
    ['22021', 422, 'VALIDATION_ERROR'],
    ['57014', 503, 'SERVICE_UNAVAILABLE'],
    ['55P03', 503, 'SERVICE_UNAVAILABLE'],
    ['53300', 503, 'SERVICE_UNAVAILABLE'],
    ['57P01', 503, 'SERVICE_UNAVAILABLE'],
    ['08006', 503, 'SERVICE_UNAVAILABLE'],
    ['ECONNREFUSED', 503, 'SERVICE_UNAVAILABLE'],
    ['ECONNRESET', 503, 'SERVICE_UNAVAILABLE'],
  ])('%s is %i %s', (code, status, answer) => {
    expect(answerTo(code)).toEqual([status, answer]);
  });

  it.each(['23514', '42501', '42P01', '25P02', 'XX000'])('%s is a bug of ours, not an answer', (code) => {
    expect(answerTo(code)).toBeUndefined();
  });

  it('a connection that broke or never came says when to come back', () => {
    for (const text of ['timeout exceeded when trying to connect', 'Connection terminated unexpectedly']) {
      expect(fromDatabaseFailure(new Error(text))).toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        retryAfterSeconds: 2,
      });
    }
  });

  it('says nothing of the inside', () => {
    for (const code of ['23505', '23503', '22003', '57014']) {
      expect(fromDatabaseFailure(failure(code))?.message).not.toContain('made by the database');
    }
  });

  it.each([undefined, null, 'text', new Error('other'), { code: '23505' }])(
    '%s is not the database’s',
    (error) => {
      expect(fromDatabaseFailure(error)).toBeUndefined();
    },
  );
});
