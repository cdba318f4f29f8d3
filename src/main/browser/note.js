/* Signed notes (C2SP signed-note) and the Ed25519 keys that sign them. */

const MOST_SIGNATURES = 64;
const DASH = '\u2014 ';

/** What stands before the 32 bytes of a key in its encoding (RFC 8410, section 4). */
const KEY_ENCODING = bytesOfHex('302a300506032b6570032100');

/** A text with signature lines under it. */
class SignedNote {
  constructor(bytes) {
    const whole = textOfUtf8(bytes);
    if (whole === null) {
      throw new Mismatch('UTF-8', 'something else');
    }
    const end = whole.lastIndexOf('\n\n');
    if (end < 0 || whole[whole.length - 1] !== '\n' || /[\u0000-\u0009\u000b-\u001f]/.test(whole)) {
      throw new Mismatch('a signed note', 'none');
    }
    const lines = whole.slice(end + 2).split('\n').slice(0, -1);
    this.signatures = lines.map(signatureOf);
    if (lines.length === 0 || lines.length > MOST_SIGNATURES) {
      throw new Mismatch('1 to ' + MOST_SIGNATURES + ' signatures', lines.length);
    }
    this.text = whole.slice(0, end + 1);
  }
}

function signatureOf(line) {
  const words = line.indexOf(DASH) === 0 ? line.slice(DASH.length).split(' ') : [];
  if (words.length !== 2 || words[0] === '') {
    throw new Mismatch('a signature line', 'another');
  }
  const bytes = bytesOfBase64(words[1]);
  if (bytes.length < 5) {
    throw new Mismatch("a key's id and a signature", bytes.length + ' bytes');
  }
  return { name: words[0], bytes };
}

const BLANK = '[\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]';

/** In one pass: a pattern that looks for blanks at the end tries again at every blank of a long text. */
function stripped(text) {
  const blank = new RegExp(BLANK);
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text[from])) {
    from++;
  }
  while (to > from && blank.test(text[to - 1])) {
    to--;
  }
  return text.slice(from, to);
}

/** The key of a log in the form name+id+base64(0x01, key). */
class LogKey {
  constructor(text) {
    this.text = stripped(text);
    const plus = this.text.indexOf('+');
    const second = this.text.indexOf('+', plus + 1);
    if (plus < 1 || second < 0 || new RegExp(BLANK).test(this.text.slice(0, plus))) {
      throw new Mismatch('the key of a log', 'something else');
    }
    this.name = this.text.slice(0, plus);
    const typed = bytesOfBase64(this.text.slice(second + 1));
    this.id = digestOf(utf8Of(this.name + '\n'), typed).slice(0, 8);
    if (typed.length !== 33 || typed[0] !== 1 || this.id !== this.text.slice(plus + 1, second)) {
      throw new Mismatch('the key of a log', 'something else');
    }
    this.key = typed.subarray(1);
  }

  /** Whether this key signed the note; signatures of others do not matter. */
  signed(note) {
    const ours = note.signatures.filter(
      (signature) =>
        signature.name === this.name &&
        signature.bytes.length === 68 &&
        hexOf(signature.bytes.subarray(0, 4)) === this.id
    );
    return ours.length > 0 && verifiesEd25519(this.key, utf8Of(note.text), ours[0].bytes.slice(4));
  }

  /** The key in the encoding that openssl reads. */
  pem() {
    const encoded = base64Of(joined([KEY_ENCODING, this.key]));
    return '-----BEGIN PUBLIC KEY-----\n' + encoded + '\n-----END PUBLIC KEY-----\n';
  }
}

/** In hexadecimal digits, highest first: the order of the group, and the prime of the field (RFC 8032, section 5.1). */
const ED25519_ORDER = '1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed';
const ED25519_PRIME = '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed';

/** RFC 8032, 5.1.7, with the one encoding of each number, which the library alone does not insist on. */
function verifiesEd25519(key, message, signature) {
  const s = hexOf(signature.slice(32).reverse());
  return s < ED25519_ORDER && isOnePoint(key) && nacl.sign.detached.verify(message, signature, Uint8Array.from(key));
}

/** Whether the y of a point is below the prime, and an x of zero has no sign. */
function isOnePoint(key) {
  const reversed = Uint8Array.from(key).reverse();
  const negative = reversed[0] >= 0x80;
  reversed[0] &= 0x7f;
  const y = hexOf(reversed);
  const xIsZero = y === '1'.padStart(64, '0') || y === ED25519_PRIME.replace(/ed$/, 'ec');
  return y < ED25519_PRIME && !(xIsZero && negative);
}
