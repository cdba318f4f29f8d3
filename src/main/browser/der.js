/*
 * ASN.1 as time-stamp tokens use it (X.690): DER, and the indefinite lengths and strings in parts that BER allows and some
 * authorities send. Nothing is read beyond the bytes that are there, nor deeper than a certificate ever is.
 */

const DEEPEST_DER = 32;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;

class Malformed extends Error {}

/** One element: tag, content and whole encoding. */
class Der {
  constructor(bytes, at, depth) {
    if (depth > DEEPEST_DER || at + 2 > bytes.length || (bytes[at] & 0x1f) === 0x1f) {
      throw new Malformed();
    }
    this.bytes = bytes;
    this.from = at;
    this.depth = depth;
    this.tag = bytes[at];
    this.constructed = (this.tag & 0x20) !== 0;
    const first = bytes[at + 1];
    this.contentFrom = at + 2;
    if (first === 0x80) {
      this.readUntilEnd();
    } else {
      const length = this.length(first);
      this.contentTo = this.contentFrom + length;
      this.to = this.contentTo;
      if (this.to > bytes.length) {
        throw new Malformed();
      }
      this.parts = this.constructed ? partsBetween(bytes, this.contentFrom, this.contentTo, depth + 1) : [];
    }
  }

  /** The length in its long or short form; moves the beginning of the content. */
  length(first) {
    if (first < 0x80) {
      return first;
    }
    const count = first & 0x7f;
    if (count > 4) {
      throw new Malformed();
    }
    let length = 0;
    for (let i = 0; i < count; i++) {
      length = length * 256 + this.bytes[this.contentFrom + i];
    }
    this.contentFrom += count;
    if (!(length >= 0)) {
      throw new Malformed();
    }
    return length;
  }

  readUntilEnd() {
    if (!this.constructed) {
      throw new Malformed();
    }
    this.parts = [];
    let at = this.contentFrom;
    while (!(this.bytes[at] === 0 && this.bytes[at + 1] === 0)) {
      const part = new Der(this.bytes, at, this.depth + 1);
      this.parts.push(part);
      at = part.to;
    }
    this.contentTo = at;
    this.to = at + 2;
  }

  static read(bytes) {
    const whole = new Der(bytes, 0, 1);
    if (whole.to !== bytes.length) {
      throw new Malformed();
    }
    return whole;
  }

  whole() {
    return this.bytes.slice(this.from, this.to);
  }

  content() {
    return this.bytes.slice(this.contentFrom, this.contentTo);
  }

  expect(tag) {
    if (this.tag !== tag) {
      throw new Malformed();
    }
    return this;
  }

  /** The parts of a sequence, at least so many. */
  sequence(least) {
    if (this.expect(SEQUENCE).parts.length < least) {
      throw new Malformed();
    }
    return this.parts;
  }

  oid() {
    const bytes = this.expect(OBJECT_ID).content();
    if (bytes.length === 0 || bytes[bytes.length - 1] & 0x80) {
      throw new Malformed();
    }
    const numbers = [];
    let value = 0;
    for (const byte of bytes) {
      value = value * 128 + (byte & 0x7f);
      if (!(byte & 0x80)) {
        numbers.push(value);
        value = 0;
      }
    }
    const top = Math.min(2, Math.floor(numbers[0] / 40));
    return [top, numbers[0] - 40 * top].concat(numbers.slice(1)).join('.');
  }

  /** Two's complement in its shortest form, in hexadecimal digits. */
  integer() {
    const bytes = this.expect(INTEGER).content();
    const needless = bytes.length > 1 && ((bytes[0] === 0 && bytes[1] < 0x80) || (bytes[0] === 0xff && bytes[1] >= 0x80));
    if (bytes.length === 0 || needless) {
      throw new Malformed();
    }
    return hexOf(bytes);
  }

  /** Of an integer that must not be negative, without leading zeros. */
  natural() {
    const hex = this.integer();
    if (hex[0] > '7') {
      throw new Malformed();
    }
    return hex.replace(/^(?:00)+(?=.)/, '');
  }

  octets() {
    if (this.tag === (OCTET_STRING | 0x20)) {
      return joined(this.parts.map((part) => part.octets()));
    }
    return this.expect(OCTET_STRING).content();
  }

  /** Of whole bytes. */
  bits() {
    const bytes = this.expect(BIT_STRING).content();
    if (bytes.length === 0 || bytes[0] !== 0) {
      throw new Malformed();
    }
    return bytes.slice(1);
  }

  /** Milliseconds since 1970 of either kind of time. */
  time() {
    const text = latin1Of(this.content());
    if (this.tag === UTC_TIME) {
      return timeOf((text < '5' ? '20' : '19') + text);
    }
    return timeOf(this.expect(GENERALIZED_TIME) && text);
  }
}

function partsBetween(bytes, from, to, depth) {
  const parts = [];
  for (let at = from; at < to; ) {
    const part = new Der(bytes, at, depth);
    if (part.to > to) {
      throw new Malformed();
    }
    parts.push(part);
    at = part.to;
  }
  return parts;
}

const TIME_DIGITS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,](\d+))?(?:Z|([+-])(\d\d)(\d\d)?)$/;

function timeOf(text) {
  const match = TIME_DIGITS.exec(text);
  if (!match) {
    throw new Malformed();
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits || 0));
  const millis = Number(((match[7] || '') + '000').slice(0, 3));
  const away = (Number(match[9] || 0) * 60 + Number(match[10] || 0)) * (match[8] === '-' ? -1 : 1);
  const time = Date.UTC(year, month - 1, day, hour, minute, second, millis) - away * 60000;
  if (isNaN(time)) {
    throw new Malformed();
  }
  return time;
}
