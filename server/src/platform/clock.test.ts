import { describe, expect, it } from 'vitest';
import { manualClock, systemClock } from './clock.ts';

describe('clock', () => {
  it('today is the day of the factory, not of the server', () => {
    const moment = new Date('2026-11-21T21:30:00Z');
    expect(manualClock(moment, 'Europe/Istanbul').today()).toBe('2026-11-22');
    expect(manualClock(moment, 'UTC').today()).toBe('2026-11-21');
    expect(manualClock(moment, 'America/New_York').today()).toBe('2026-11-21');
  });

  it('writes days and months with two digits', () => {
    expect(manualClock(new Date('2026-03-05T09:00:00Z'), 'Europe/Istanbul').today()).toBe('2026-03-05');
  });

  it('a manual clock stands still until it is moved', () => {
    const clock = manualClock(new Date('2026-11-21T20:59:59Z'), 'Europe/Istanbul');
    expect([clock.now().toISOString(), clock.today()]).toEqual(['2026-11-21T20:59:59.000Z', '2026-11-21']);
    clock.advance(1000);
    expect([clock.now().toISOString(), clock.today()]).toEqual(['2026-11-21T21:00:00.000Z', '2026-11-22']);
    clock.set(new Date('2020-01-01T00:00:00Z'));
    expect(clock.today()).toBe('2020-01-01');
  });

  it('the system clock goes', () => {
    const clock = systemClock('UTC');
    const before = Date.now();
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    expect(clock.today()).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
