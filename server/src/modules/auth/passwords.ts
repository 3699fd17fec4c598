import { randomInt } from 'node:crypto';
import bcrypt from 'bcrypt';
import { invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';

/** Each round doubles the work: twelve cost about a quarter of a second, in a thread of their own. */
const ROUNDS = 12;

/** bcrypt reads 72 bytes and ignores the rest without a word, so a longer password must be refused, never cut. */
const MAX_BYTES = 72;
const MIN_BYTES = 8;
/** accounts that came from elsewhere may have shorter ones; they can log in and must choose a longer one at a change */
const MIN_BYTES_AT_LOGIN = 6;

/** The hash of a forgotten random text: whoever names an unknown user waits as long as for a wrong password. */
const NOBODYS_HASH = '$2b$12$K4H2DZMIpY7sTL5gIpYDd.mt0aK82jsfUH2O1I2nx3QAcoykpMSzq';

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, ROUNDS);
}

/** Takes the same time whether there is a hash or not. */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash ?? NOBODYS_HASH);
  return matches && hash !== undefined;
}

/** @throws VALIDATION_ERROR */
export function requireNewPassword(field: string, password: string): void {
  requireBytes(field, password, MIN_BYTES);
}

/** @throws VALIDATION_ERROR */
export function requireLoginPassword(field: string, password: string): void {
  requireBytes(field, password, MIN_BYTES_AT_LOGIN);
}

function requireBytes(field: string, password: string, least: number): void {
  const bytes = Buffer.byteLength(password);
  if (bytes >= least && bytes <= MAX_BYTES) return;
  throw invalidField(
    field,
    say`must have ${least} to ${MAX_BYTES} bytes; a letter like ş takes two. It has ${bytes}.`,
  );
}

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** 100 random bits in groups that a person can type: `k3m9x-…`. */
export function generatePassword(): string {
  const letter = () => ALPHABET.charAt(randomInt(ALPHABET.length));
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
