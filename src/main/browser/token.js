/* An authority's answer (RFC 3161) over some bytes, taken apart without believing it. */

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const ALGORITHM_PROTECTION = '1.2.840.113549.1.9.52';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Which certificate is meant: by its digest and perhaps by issuer and number (RFC 2634, 5.4; RFC 5035, 3). */
class CertificateId {
  constructor(parts, second) {
    const rest = parts.slice();
    this.hash = SHA_1;
    if (second) {
      this.hash = rest[0].tag === SEQUENCE ? rest.shift().sequence(1)[0].oid() : SHA_256;
    }
    this.digest = hexOf(rest.shift().octets());
    if (rest.length > 0) {
      const [names, serial] = rest[0].sequence(2);
      this.names = names.expect(SEQUENCE).parts;
      this.serial = serial.integer();
    }
  }

  isOf(certificate) {
    if (!isKnownHash(this.hash) || hashHex(this.hash, certificate.bytes) !== this.digest) {
      return false;
    }
    const named = () => this.names.some((name) => name.tag === 0xa4 && nameKey(name.parts[0]) === certificate.issuerName);
    return !this.names || (this.serial === certificate.serial && named());
  }
}

class TimestampToken {
  /** @throws Mismatch where it is no answer that grants a token with the certificate of its signer */
  static read(answer) {
    try {
      return new TimestampToken(Der.read(answer).sequence(1));
    } catch (other) {
      if (other instanceof Malformed || other instanceof TypeError) {
        throw new Mismatch('a timestamp (RFC 3161)', 'something else');
      }
      throw other;
    }
  }

  constructor([status, token]) {
    status.sequence(1)[0].integer();
    const [type, tagged] = token.sequence(2);
    if (type.oid() !== SIGNED_DATA) {
      throw new Malformed();
    }
    const data = tagged.parts[0].sequence(4);
    data[0].integer();
    data[1].expect(SET).parts.forEach((algorithm) => algorithm.sequence(1)[0].oid());
    const [contentType, content] = data[2].sequence(2);
    if (contentType.oid() !== TST_INFO) {
      throw new Malformed();
    }
    this.content = content.parts[0].octets();
    this.readInfo(Der.read(this.content).sequence(5));
    this.readCertificates(data.filter((part) => part.tag === 0xa0)[0].parts);
    this.readSigner(data[data.length - 1].expect(SET).parts);
  }

  readInfo([, policy, imprint, serial, time]) {
    policy.oid();
    serial.integer();
    const [algorithm, digest] = imprint.sequence(2);
    this.imprintAlgorithm = algorithm.sequence(1)[0].oid();
    this.imprint = hexOf(digest.octets());
    this.time = time.expect(GENERALIZED_TIME).time();
  }

  readCertificates(parts) {
    this.certificates = parts.filter((part) => part.tag === SEQUENCE).map((part) => new Certificate(part.whole()));
  }

  readSigner(signers) {
    if (signers.length !== 1) {
      throw new Malformed();
    }
    const parts = signers[0].sequence(5).slice();
    parts.shift();
    this.signer = this.signersCertificate(parts.shift());
    this.digestAlgorithm = parts.shift();
    this.attributes = parts.shift();
    if (this.attributes.tag !== 0xa0) {
      throw new Malformed();
    }
    this.signatureAlgorithm = parts.shift();
    this.signature = parts.shift().octets();
    this.unsignedAttributes = parts.length > 0 ? parts[0] : null;
    const first = this.attribute(SIGNING_CERTIFICATE);
    const second = this.attribute(SIGNING_CERTIFICATE_V2);
    const list = (first || second)[0].sequence(1)[0].sequence(1);
    this.certificateId = new CertificateId(list[0].sequence(1), !first);
  }

  /** That of the signer's issuer and number, or key's id. */
  signersCertificate(id) {
    const meant = (certificate) => {
      if (id.tag === SEQUENCE) {
        const [issuer, serial] = id.sequence(2);
        return certificate.issuerName === nameKey(issuer) && certificate.serial === serial.integer();
      }
      const own = certificate.extensions.get(SUBJECT_KEY_ID);
      return id.tag === 0x80 && own !== undefined && sameBytes(Der.read(own.value).octets(), id.content());
    };
    const found = this.certificates.filter(meant);
    if (found.length > 0) {
      return found[0].sound();
    }
    throw new Mismatch("a timestamp with its signer's certificate", 'one without');
  }

  /** The values of the first attribute of that kind, or null. */
  attribute(kind) {
    const found = this.attributes.parts.filter((attribute) => attribute.sequence(2)[0].oid() === kind);
    return found.length > 0 ? found[0].sequence(2)[1].expect(SET).parts : null;
  }

  /** The only value of the only attribute of that kind, null where there is none; none of that kind may stand outside. */
  singleValue(kind) {
    const isOfKind = (attribute) => attribute.sequence(2)[0].oid() === kind;
    const found = this.attributes.parts.filter(isOfKind);
    const outside = this.unsignedAttributes ? this.unsignedAttributes.parts.filter(isOfKind) : [];
    if (outside.length > 0 || found.length > 1) {
      throw new Malformed();
    }
    if (found.length === 0) {
      return null;
    }
    const values = found[0].sequence(2)[1].expect(SET).parts;
    if (values.length !== 1) {
      throw new Malformed();
    }
    return values[0];
  }

  isOver(bytes) {
    return this.imprintAlgorithm === SHA_256 && this.imprint === digestOf(bytes);
  }

  /** Whether the certificate in it, made for timestamps alone and valid then, signed it (RFC 3161, 2.3 and 2.4.2). */
  isSigned() {
    try {
      return (
        this.certificateId.isOf(this.signer) &&
        this.signer.isForTimestampsAlone() &&
        this.signer.isValidAt(this.time) &&
        this.signingTimeIsRight() &&
        this.attributesAreRight() &&
        this.verifies()
      );
    } catch (other) {
      if (other instanceof Malformed || other instanceof TypeError) {
        return false;
      }
      throw other;
    }
  }

  signingTimeIsRight() {
    const time = this.singleValue(SIGNING_TIME);
    return time === null || this.signer.isValidAt(time.time());
  }

  /** RFC 5652, 11.1 and 11.2; RFC 6211 where it is used. */
  attributesAreRight() {
    const hash = this.digestAlgorithm.sequence(1)[0].oid();
    if (!isKnownHash(hash) || this.singleValue(CONTENT_TYPE).oid() !== TST_INFO) {
      return false;
    }
    const protection = this.singleValue(ALGORITHM_PROTECTION);
    if (protection !== null && !this.isProtectedBy(protection.sequence(2))) {
      return false;
    }
    return hexOf(this.singleValue(MESSAGE_DIGEST).octets()) === hashHex(hash, this.content);
  }

  isProtectedBy([digest, signature]) {
    const own = this.signatureAlgorithm.sequence(1)[0].oid();
    return (
      digest.sequence(1)[0].oid() === this.digestAlgorithm.sequence(1)[0].oid() &&
      signature.tag === 0xa1 &&
      signature.parts[0].oid() === own
    );
  }

  /** What is signed are the attributes as a set in the order of its encodings. */
  verifies() {
    const parts = this.attributes.parts.map((part) => part.whole());
    const content = joined(parts.sort((one, other) => compareTexts(hexOf(one), hexOf(other))));
    const key = this.signer.key();
    const algorithm = this.signatureAlgorithm.sequence(1)[0].oid();
    const hash = this.digestAlgorithm.sequence(1)[0].oid();
    return verifiesSignature(key, algorithm, hash, setOf(content), this.signature);
  }

  /** Whether the signer's certificate led to one of the roots then; revocation is not looked up. */
  isTrusted(roots) {
    try {
      this.certificates.forEach((certificate) => certificate.sound());
      return leadsToRoot(this.signer, this.certificates, roots, this.time);
    } catch (other) {
      if (other instanceof Malformed || other instanceof TypeError) {
        return false;
      }
      throw other;
    }
  }

  authority() {
    return shownName(this.signer.subject);
  }
}

function setOf(content) {
  const length = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) {
    length.unshift(rest % 256);
  }
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length].concat(length);
  return joined([Uint8Array.of(SET), Uint8Array.from(head), content]);
}
