/* The proofs of RFC 9162, leaf or node upwards, with sizes and indices as lists of bits, lowest first, however large. */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function nodeOf(left, right) {
  return digestOf(NODE, bytesOfHex(left), bytesOfHex(right));
}

/** Of a number in decimal digits. */
function bitsOf(decimal) {
  const bits = [];
  let digits = decimal.split('').map(Number);
  while (digits.some((digit) => digit > 0)) {
    let carry = 0;
    digits = digits.map((digit) => {
      const value = carry * 10 + digit;
      carry = value % 2;
      return (value - carry) / 2;
    });
    bits.push(carry);
  }
  return bits;
}

/** The bits of a number above zero, less one. */
function oneLess(bits) {
  const less = bits.slice();
  let at = 0;
  while (less[at] === 0) {
    less[at++] = 1;
  }
  less[at] = 0;
  while (less.length && less[less.length - 1] === 0) {
    less.pop();
  }
  return less;
}

function isZero(bits) {
  return bits.length === 0;
}

function isOdd(bits) {
  return bits.length > 0 && bits[0] === 1;
}

function sameBits(one, other) {
  return one.length === other.length && one.every((bit, i) => bit === other[i]);
}

/** The root that a commitment at that index and its proof give (2.1.3.2), or null where the proof has another length. */
function rootOfInclusion(commitment, index, size, proof) {
  if (compareNumbers(index, size) >= 0) {
    return null;
  }
  let fn = bitsOf(index);
  let sn = oneLess(bitsOf(size));
  let root = digestOf(LEAF, bytesOfHex(commitment));
  for (const sibling of proof) {
    if (isZero(sn)) {
      return null;
    }
    if (isOdd(fn) || sameBits(fn, sn)) {
      root = nodeOf(sibling, root);
      while (!isOdd(fn) && !isZero(fn)) {
        fn = fn.slice(1);
        sn = sn.slice(1);
      }
    } else {
      root = nodeOf(root, sibling);
    }
    fn = fn.slice(1);
    sn = sn.slice(1);
  }
  return isZero(sn) ? root : null;
}

/** The roots of the earlier and the later tree (2.1.4.2), or null where sizes and proof do not go together. */
function rootsOfConsistency(earlierRoot, earlier, later, proof) {
  if (earlier === '0' || compareNumbers(earlier, later) > 0) {
    return null;
  }
  if (earlier === later) {
    return proof.length === 0 ? { earlier: earlierRoot, later: earlierRoot } : null;
  }
  const bits = bitsOf(earlier);
  const powerOfTwo = bits.indexOf(1) === bits.length - 1;
  const path = powerOfTwo ? [earlierRoot].concat(proof) : proof;
  if (path.length === 0) {
    return null;
  }
  let fn = oneLess(bits);
  let sn = oneLess(bitsOf(later));
  while (isOdd(fn)) {
    fn = fn.slice(1);
    sn = sn.slice(1);
  }
  let fr = path[0];
  let sr = path[0];
  for (const hash of path.slice(1)) {
    if (isZero(sn)) {
      return null;
    }
    if (isOdd(fn) || sameBits(fn, sn)) {
      fr = nodeOf(hash, fr);
      sr = nodeOf(hash, sr);
      while (!isOdd(fn) && !isZero(fn)) {
        fn = fn.slice(1);
        sn = sn.slice(1);
      }
    } else {
      sr = nodeOf(sr, hash);
    }
    fn = fn.slice(1);
    sn = sn.slice(1);
  }
  return isZero(sn) ? { earlier: fr, later: sr } : null;
}
