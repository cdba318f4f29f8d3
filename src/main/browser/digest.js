/* SHA-256 by js-sha256, since the browser's own takes no file piece by piece; CRC-32 as zips use it. */

/** The digest of the parts, one after the other, in lower-case hexadecimal digits. */
function digestOf(...parts) {
  const digest = sha256.create();
  for (const part of parts) {
    digest.update(part);
  }
  return digest.hex();
}

const CRC_TABLES = (() => {
  const tables = [];
  for (let t = 0; t < 8; t++) {
    tables.push(new Int32Array(256));
  }
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    tables[0][i] = value;
  }
  for (let t = 1; t < 8; t++) {
    for (let i = 0; i < 256; i++) {
      const before = tables[t - 1][i];
      tables[t][i] = (before >>> 8) ^ tables[0][before & 255];
    }
  }
  return tables;
})();

/** The register after these bytes; it begins with -1 and its complement is the checksum. */
function crcAfter(register, bytes) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = CRC_TABLES;
  let crc = register;
  let at = 0;
  for (const last = bytes.length - 8; at <= last; at += 8) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    crc =
      t7[crc & 255] ^ t6[(crc >>> 8) & 255] ^ t5[(crc >>> 16) & 255] ^ t4[crc >>> 24] ^
      t3[bytes[at + 4]] ^ t2[bytes[at + 5]] ^ t1[bytes[at + 6]] ^ t0[bytes[at + 7]];
  }
  for (; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]) & 255];
  }
  return crc;
}

/** Takes bytes as they come, and gives their digest and checksum at the end. */
class Measure {
  constructor() {
    this.digest = sha256.create();
    this.register = -1;
  }

  update(bytes) {
    this.digest.update(bytes);
    this.register = crcAfter(this.register, bytes);
  }

  finish() {
    return { digest: this.digest.hex(), checksum: ~this.register >>> 0 };
  }

  static of(bytes) {
    const measure = new Measure();
    measure.update(bytes);
    return measure.finish();
  }
}
