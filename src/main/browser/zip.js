/*
 * The container: members one after the other from the first byte, then the directory, then the end record. Only names,
 * checksums and sizes are read; all other bytes are made anew from them and compared.
 */

const LARGEST_ZIP = 0xfffffffe;
const LARGEST_DIRECTORY = 1 << 25;
const END_RECORD = 22;
const CENTRAL_HEADER = 46;
const LOCAL_HEADER = 30;

/** Little-endian numbers of the given widths, one after the other. */
function littleEndian(...pairs) {
  const bytes = [];
  for (const [width, value] of pairs) {
    for (let i = 0, rest = value; i < width; i++, rest = Math.floor(rest / 256)) {
      bytes.push(rest % 256);
    }
  }
  return Uint8Array.from(bytes);
}

class ZipMember {
  /** @param name its bytes as Latin-1 */
  constructor(name, checksum, size, offset) {
    this.name = name;
    this.checksum = checksum;
    this.size = size;
    this.offset = offset;
    this.dataOffset = offset + LOCAL_HEADER + name.length;
    this.end = this.dataOffset + size;
  }

  /** Flag 11, stored, 1980-01-01 00:00; checksum, sizes and the name's length; no extra field. */
  common() {
    return [
      [2, 0x0800], [2, 0], [2, 0], [2, 0x0021], [4, this.checksum], [4, this.size], [4, this.size],
      [2, this.name.length], [2, 0],
    ];
  }

  localHeader() {
    return joined([littleEndian([4, 0x04034b50], [2, 10], ...this.common()), bytesOfLatin1(this.name)]);
  }

  centralHeader() {
    const rest = [[2, 0], [2, 0], [2, 0], [4, 0], [4, this.offset]];
    return joined([
      littleEndian([4, 0x02014b50], [2, 10], [2, 10], ...this.common(), ...rest),
      bytesOfLatin1(this.name),
    ]);
  }
}

class ZipDirectory {
  constructor(source, findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The members, or null when the directory cannot be followed; what is wrong goes to the findings. */
  async members() {
    if (this.source.size > LARGEST_ZIP) {
      this.findings.fault('READABLE', 'LARGER_THAN_A_ZIP', '', 'at most ' + LARGEST_ZIP, this.source.size);
      return null;
    }
    const endAt = await this.findEnd();
    return endAt < 0 ? null : this.readDirectory(endAt);
  }

  /** The last place where an end record may stand, or -1. */
  async findEnd() {
    this.findings.examined('CONTAINER');
    const size = this.source.size;
    const from = Math.max(0, size - END_RECORD - 0xffff);
    const tail = await this.source.read(from, size - from);
    for (let at = tail.length - END_RECORD; at >= 0; at--) {
      if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6) {
        this.findings.same('CONTAINER', 'BYTES_AFTER_END', '', from + at + END_RECORD, size);
        return from + at;
      }
    }
    if (size >= 4 && hexOf(await this.source.read(0, 4)) === '504b0304') {
      this.findings.fault('CONTAINER', 'END_MISSING', '', 'end record', 'none');
    } else {
      this.findings.fault('READABLE', 'NOT_A_ZIP', '', 'a zip', 'another kind of file');
    }
    return -1;
  }

  async readDirectory(endAt) {
    const end = await this.source.read(endAt, END_RECORD);
    const view = new DataView(end.buffer);
    const count = view.getUint16(10, true);
    const size = view.getUint32(12, true);
    const offset = view.getUint32(16, true);
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
      this.findings.fault('CONTAINER', 'ZIP64', '', 'a plain zip', 'zip64');
      return null;
    }
    const expected = littleEndian([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
    this.compare('end record', expected, end);
    if (offset + size !== endAt || size > LARGEST_DIRECTORY) {
      this.findings.fault('CONTAINER', 'OUT_OF_BOUNDS', 'directory', endAt, offset + size);
      return null;
    }
    const directory = await this.source.read(offset, size);
    if (!/manifest\.json|SHA256SUMS|complaint\.pdf/.test(latin1Of(directory))) {
      this.findings.fault('READABLE', 'NOT_A_PACKET', '', 'manifest.json', 'no such file');
      return null;
    }
    return this.readMembers(directory, count, offset);
  }

  readMembers(directory, count, directoryOffset) {
    const members = [];
    let at = 0;
    let expectedOffset = 0;
    let previous = '';
    for (let i = 1; i <= count; i++) {
      const member = this.readMember(directory, at, 'directory entry ' + i);
      if (!member) {
        return null;
      }
      at += CENTRAL_HEADER + member.name.length;
      this.checkName(member.name, previous);
      previous = member.name;
      if (!this.findings.same('CONTAINER', 'BYTES_BETWEEN', member.name, expectedOffset, member.offset)) {
        return null;
      }
      expectedOffset = member.end;
      if (expectedOffset > directoryOffset) {
        this.findings.fault('CONTAINER', 'OUT_OF_BOUNDS', member.name, directoryOffset, expectedOffset);
        return null;
      }
      members.push(member);
    }
    const filesEnd = this.findings.same('CONTAINER', 'BYTES_BETWEEN', 'directory', expectedOffset, directoryOffset);
    const allRead = this.findings.same('CONTAINER', 'BYTES_BETWEEN', 'end record', directory.length, at);
    return filesEnd && allRead ? members : null;
  }

  readMember(directory, at, place) {
    const left = directory.length - at;
    if (left < CENTRAL_HEADER) {
      this.findings.fault('CONTAINER', 'OUT_OF_BOUNDS', place, CENTRAL_HEADER, left);
      return null;
    }
    const view = new DataView(directory.buffer, directory.byteOffset + at);
    const nameLength = view.getUint16(28, true);
    if (nameLength > left - CENTRAL_HEADER) {
      this.findings.fault('CONTAINER', 'OUT_OF_BOUNDS', place, left, nameLength);
      return null;
    }
    const header = directory.subarray(at, at + CENTRAL_HEADER + nameLength);
    const name = latin1Of(header.subarray(CENTRAL_HEADER));
    const member = new ZipMember(name, view.getUint32(16, true), view.getUint32(24, true), view.getUint32(42, true));
    if (view.getUint16(8, true) & 1) {
      this.findings.fault('CONTAINER', 'ENCRYPTED', name, 'not encrypted', 'encrypted');
    }
    const method = view.getUint16(10, true);
    if (method !== 0) {
      this.findings.fault('CONTAINER', 'COMPRESSED', name, 'stored', 'method ' + method);
    }
    return this.compare(place, member.centralHeader(), header) ? member : null;
  }

  checkName(name, previous) {
    this.findings.examined('CONTAINER');
    if (!isAllowedPath(name)) {
      this.findings.fault('CONTAINER', 'NAME_NOT_ALLOWED', name, 'a name that packets use', name);
    } else if (name === previous) {
      this.findings.fault('CONTAINER', 'NAME_TWICE', name, 'once', 'twice');
    } else if (name < previous) {
      this.findings.fault('CONTAINER', 'NOT_SORTED', name, 'before ' + previous, 'after ' + previous);
    }
  }

  /** Whether a member's own header is what the directory makes it. */
  async checkLocalHeader(member) {
    const expected = member.localHeader();
    this.compare(member.name, expected, await this.source.read(member.offset, expected.length));
  }

  compare(place, expected, calculated) {
    return this.findings.same('CONTAINER', 'HEADER_DIFFERS', place, hexOf(expected), hexOf(calculated));
  }
}
