import { crc32, createInflateRaw } from 'node:zlib';
import { FileProblem } from './tables.ts';

/**
 * Reads single files out of a ZIP archive, which is what an XLSX file is. Sizes that an archive states are not believed: what
 * counts is what really comes out of it.
 */

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly localHeader: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** the end record, with the longest comment that may follow it */
const LONGEST_END = 22 + 65_535;
const MAX_ENTRIES = 2_000;

const STORED = 0;
const DEFLATED = 8;

const broken = () =>
  new FileProblem(
    'The file cannot be read as an Excel workbook: it is damaged, protected by a password, or of another kind. Save it as .xlsx again.',
    'an XLSX workbook',
  );

export class ZipArchive {
  private readonly bytes: Buffer;
  private readonly entries: ReadonlyMap<string, Entry>;
  private budget: number;

  /** @param maxUnpackedBytes what all files that are read may hold together. @throws FileProblem */
  constructor(bytes: Buffer, maxUnpackedBytes: number) {
    this.bytes = bytes;
    this.budget = maxUnpackedBytes;
    this.entries = readDirectory(bytes);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A file's text in pieces, as it is unpacked; nothing when there is no such file. @throws FileProblem */
  async *read(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) return;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let crc = 0;
    try {
      for await (const piece of this.unpacked(entry)) {
        this.budget -= piece.length;
        if (this.budget < 0) throw tooLarge();
        crc = crc32(piece, crc);
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw error instanceof FileProblem ? error : broken();
    }
    if (crc !== entry.crc) throw broken();
  }

  private async *unpacked(entry: Entry): AsyncGenerator<Buffer> {
    const packed = packedBytesOf(this.bytes, entry);
    if (entry.method === STORED) {
      yield packed;
      return;
    }
    if (entry.method !== DEFLATED) throw broken();
    // Unpacks on another thread, and no faster than the pieces are taken.
    const inflate = createInflateRaw({ chunkSize: 65_536 });
    inflate.end(packed);
    yield* inflate as AsyncIterable<Buffer>;
  }
}

const tooLarge = () =>
  new FileProblem(
    'The workbook is too large when it is unpacked. Remove what does not belong to the table, or split it.',
    'at most 200 MiB unpacked',
  );

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw broken();
  const entries = new Map<string, Entry>();
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28);
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (isEncrypted) throw broken();
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      localHeader: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - LONGEST_END);
  for (let at = bytes.length - 22; at >= earliest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw broken();
}

function packedBytesOf(bytes: Buffer, entry: Entry): Buffer {
  const at = entry.localHeader;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER) throw broken();
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const end = start + entry.packedBytes;
  if (end > bytes.length) throw broken();
  return bytes.subarray(start, end);
}

export { broken as brokenWorkbook };
