/*
 * RSA and ECDSA signatures, checked with the numbers and curves of jsrsasign. What the numbers must be is checked here:
 * no number out of its range gets there, and the block under an RSA signature is compared whole and never taken apart.
 */

const SHA_1 = '1.3.14.3.2.26';
const SHA_224 = '2.16.840.1.101.3.4.2.4';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const SHA_384 = '2.16.840.1.101.3.4.2.2';
const SHA_512 = '2.16.840.1.101.3.4.2.3';

/** With the content of the object id in hexadecimal digits. */
const HASHES = {
  [SHA_1]: { name: 'sha1', id: '2b0e03021a' },
  [SHA_224]: { name: 'sha224', id: '608648016503040204' },
  [SHA_256]: { name: 'sha256', id: '608648016503040201' },
  [SHA_384]: { name: 'sha384', id: '608648016503040202' },
  [SHA_512]: { name: 'sha512', id: '608648016503040203' },
};

/** What signs, and the hash where the algorithm names it. */
const SIGNATURE_ALGORITHMS = {
  '1.2.840.113549.1.1.1': { kind: 'RSA' },
  '1.2.840.113549.1.1.5': { kind: 'RSA', hash: SHA_1 },
  '1.2.840.113549.1.1.14': { kind: 'RSA', hash: SHA_224 },
  '1.2.840.113549.1.1.11': { kind: 'RSA', hash: SHA_256 },
  '1.2.840.113549.1.1.12': { kind: 'RSA', hash: SHA_384 },
  '1.2.840.113549.1.1.13': { kind: 'RSA', hash: SHA_512 },
  '1.2.840.10045.2.1': { kind: 'EC' },
  '1.2.840.10045.4.1': { kind: 'EC', hash: SHA_1 },
  '1.2.840.10045.4.3.1': { kind: 'EC', hash: SHA_224 },
  '1.2.840.10045.4.3.2': { kind: 'EC', hash: SHA_256 },
  '1.2.840.10045.4.3.3': { kind: 'EC', hash: SHA_384 },
  '1.2.840.10045.4.3.4': { kind: 'EC', hash: SHA_512 },
};

/** Methods that authorities may use and this page cannot check: then it says so, and gives no verdict. */
const METHODS_NOT_KNOWN = {
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '1.2.840.10040.4.3': 'DSA',
  '2.16.840.1.101.3.4.3.2': 'DSA',
  '1.2.156.10197.1.501': 'SM2',
};

class MethodNotKnown extends Error {}

const P_521 = '1.3.132.0.35';

const CURVES = {
  '1.2.840.10045.3.1.7': 'secp256r1',
  '1.3.132.0.34': 'secp384r1',
  [P_521]: 'secp521r1',
};

/** The base point of secp521r1 (SEC 2, 2.6.1), of which jsrsasign 10.4.1 loses a digit. */
const BASE_OF_P_521 = {
  x:
    'c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429b' +
    'f97e7e31c2e5bd66',
  y:
    '11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24' +
    '088be94769fd16650',
};

const LARGEST_MODULUS = 16384;

function hashHex(algorithm, bytes) {
  const hash = HASHES[algorithm];
  return hash.name === 'sha256' ? digestOf(bytes) : KJUR.crypto.Util.hashHex(hexOf(bytes), hash.name);
}

function isKnownHash(algorithm) {
  return Object.prototype.hasOwnProperty.call(HASHES, algorithm);
}

/**
 * Whether the signature over these bytes is that of the key.
 * @param key null where it is of a kind that is not known here
 * @param algorithm of the signature, an object id
 * @param hash to be used where the algorithm names none
 */
function verifiesSignature(key, algorithm, hash, bytes, signature) {
  if (Object.prototype.hasOwnProperty.call(METHODS_NOT_KNOWN, algorithm)) {
    throw new MethodNotKnown(METHODS_NOT_KNOWN[algorithm]);
  }
  if (!Object.prototype.hasOwnProperty.call(SIGNATURE_ALGORITHMS, algorithm)) {
    return false;
  }
  const how = SIGNATURE_ALGORITHMS[algorithm];
  const hashAlgorithm = how.hash || hash;
  if (!isKnownHash(hashAlgorithm) || key === null || key.kind !== how.kind) {
    return false;
  }
  const digest = hashHex(hashAlgorithm, bytes);
  return how.kind === 'RSA'
    ? verifiesRsa(key, hashAlgorithm, digest, signature)
    : verifiesEcdsa(key, digest, signature);
}

/** RFC 8017, 8.2.2: the whole block is what it must be. */
function verifiesRsa(key, hashAlgorithm, digest, signature) {
  const length = key.modulus.length / 2;
  const modulus = new BigInteger(key.modulus, 16);
  const value = new BigInteger(hexOf(signature), 16);
  if (signature.length !== length || value.compareTo(modulus) >= 0) {
    return false;
  }
  const block = value.modPow(new BigInteger(key.exponent, 16), modulus).toString(16).padStart(2 * length, '0');
  return ['0500', ''].some((parameters) => block === expectedBlock(length, hashAlgorithm, parameters, digest));
}

/** 00 01 ff … ff 00 DigestInfo (9.2), with the parameter NULL or without, or null where the key is too short for it. */
function expectedBlock(length, hashAlgorithm, parameters, digest) {
  const algorithm = element('30', element('06', HASHES[hashAlgorithm].id) + parameters);
  const info = element('30', algorithm + element('04', digest));
  const padding = length - 3 - info.length / 2;
  return padding < 8 ? null : '0001' + 'ff'.repeat(padding) + '00' + info;
}

/** Of at most 127 bytes. */
function element(tag, content) {
  return tag + (content.length / 2).toString(16).padStart(2, '0') + content;
}

/** SEC 1, 4.1.4. */
function verifiesEcdsa(key, digest, signature) {
  let numbers;
  try {
    numbers = Der.read(signature).sequence(2);
    if (numbers.length !== 2) {
      return false;
    }
    numbers = numbers.map((number) => new BigInteger(number.natural(), 16));
  } catch (malformed) {
    return false;
  }
  const [r, s] = numbers;
  const n = key.parameters.n;
  const one = BigInteger.ONE;
  if (numbers.some((number) => number.compareTo(one) < 0 || number.compareTo(n) >= 0)) {
    return false;
  }
  let e = new BigInteger(digest, 16);
  const tooLong = digest.length * 4 - n.bitLength();
  if (tooLong > 0) {
    e = e.shiftRight(tooLong);
  }
  const inverse = s.modInverse(n);
  const point = key.base.multiply(e.multiply(inverse).mod(n)).add(key.point.multiply(r.multiply(inverse).mod(n)));
  return !point.isInfinity() && point.getX().toBigInteger().mod(n).equals(r);
}

/** The key of a certificate; null where it is of another kind, or not in the range that its kind allows. */
function readKey(info) {
  const [algorithm, bits] = info.sequence(2);
  const kind = algorithm.sequence(1)[0].oid();
  if (kind === '1.2.840.113549.1.1.1') {
    return readRsaKey(Der.read(bits.bits()).sequence(2));
  }
  if (kind === '1.2.840.10045.2.1') {
    return readEcKey(algorithm.sequence(2)[1].oid(), bits.bits());
  }
  return null;
}

function readRsaKey([modulusPart, exponentPart]) {
  const modulus = modulusPart.natural();
  const exponent = exponentPart.natural();
  const bits = new BigInteger(modulus, 16).bitLength();
  const odd = [modulus, exponent].every((hex) => parseInt(hex[hex.length - 1], 16) % 2 === 1);
  const usable = odd && bits >= 512 && bits <= LARGEST_MODULUS && exponent !== '01' && exponent.length <= 16;
  return usable ? { kind: 'RSA', modulus, exponent, bits } : null;
}

function readEcKey(curve, encoded) {
  if (!Object.prototype.hasOwnProperty.call(CURVES, curve)) {
    return null;
  }
  const parameters = KJUR.crypto.ECParameterDB.getByName(CURVES[curve]);
  const p = parameters.curve.getQ();
  const width = Math.ceil(p.bitLength() / 8);
  if (encoded.length !== 1 + 2 * width || encoded[0] !== 4) {
    return null;
  }
  const point = pointOn(parameters.curve, hexOf(encoded.subarray(1, 1 + width)), hexOf(encoded.subarray(1 + width)));
  const base = curve === P_521 ? pointOn(parameters.curve, BASE_OF_P_521.x, BASE_OF_P_521.y) : parameters.G;
  return point === null ? null : { kind: 'EC', parameters, base, point, bits: p.bitLength() };
}

/** The point of these coordinates, or null where the curve has none. */
function pointOn(curve, xHex, yHex) {
  const p = curve.getQ();
  const x = new BigInteger(xHex, 16);
  const y = new BigInteger(yHex, 16);
  const right = x.multiply(x).add(curve.getA().toBigInteger()).multiply(x).add(curve.getB().toBigInteger()).mod(p);
  if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
    return null;
  }
  return new ECPointFp(curve, curve.fromBigInteger(x), curve.fromBigInteger(y));
}
