/* Bytes, and the ways to write them. */

/** What stands in the packet is not of the form it must have. */
class Mismatch extends Error {
  constructor(expected, calculated) {
    super('expected ' + expected);
    this.expected = expected;
    this.calculated = calculated;
  }
}

const HEX_DIGITS = '0123456789abcdef';

function hexOf(bytes) {
  let hex = '';
  for (let i = 0; i < bytes.length; i++) {
    hex += HEX_DIGITS[bytes[i] >> 4] + HEX_DIGITS[bytes[i] & 15];
  }
  return hex;
}

/** Of an even number of hexadecimal digits. */
function bytesOfHex(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = parseInt(hex.substr(2 * i, 2), 16);
  }
  return bytes;
}

function isDigest(hex) {
  return /^[0-9a-f]{64}$/.test(hex);
}

/** Each byte as the character of that number, so that none is lost. */
function latin1Of(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

function bytesOfLatin1(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

function base64Of(bytes) {
  return btoa(latin1Of(bytes));
}

/** Only in its one form: padded, no blanks, no bits left over. */
function bytesOfBase64(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new Mismatch('base64', 'something else');
  }
  const bytes = bytesOfLatin1(atob(text));
  if (base64Of(bytes) !== text) {
    throw new Mismatch('base64 in its one form', 'another');
  }
  return bytes;
}

function utf8Of(text) {
  return new TextEncoder().encode(text);
}

/** The text, or null where the bytes are no UTF-8. */
function textOfUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (notUtf8) {
    return null;
  }
}

function sameBytes(one, other) {
  if (one.length !== other.length) {
    return false;
  }
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i]) {
      return false;
    }
  }
  return true;
}

function joined(parts) {
  let length = 0;
  for (const part of parts) {
    length += part.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Compares numbers written in decimal digits without leading zeros, however large. */
function compareNumbers(one, other) {
  if (one.length !== other.length) {
    return one.length - other.length;
  }
  return one < other ? -1 : one > other ? 1 : 0;
}

/** In the order of their units of UTF-16, which is that of the bytes for plain ASCII. */
function compareTexts(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

function sortedKeys(map) {
  return Array.from(map.keys()).sort(compareTexts);
}
