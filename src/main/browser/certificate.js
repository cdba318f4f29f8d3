/* Certificates (RFC 5280), as far as chains of time-stamping authorities need them. */

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_KEY_ID = '2.5.29.14';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Alternative names, policies and what has to do with them, and the above: a chain may hold these marked critical. */
const UNDERSTOOD = ['2.5.29.17', '2.5.29.32', KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE];

/** Constrains the names below it, which this page does not follow: what holds it is not trusted. */
const NAME_CONSTRAINTS = '2.5.29.30';

const LONGEST_CHAIN = 5;
const SHORTEST_RSA_KEY = 1024;

class Certificate {
  constructor(bytes) {
    const der = Der.read(bytes);
    const [signed, algorithm, signature] = der.sequence(3);
    this.bytes = bytes;
    this.signedBytes = signed.whole();
    this.signatureAlgorithm = algorithm.sequence(1)[0].oid();
    this.signature = signature.bits();
    const parts = signed.sequence(6).slice();
    const versioned = parts[0].tag === 0xa0;
    this.version = versioned ? parseInt(parts.shift().parts[0].integer(), 16) + 1 : 1;
    const [serial, inner, issuer, validity, subject, key] = parts;
    this.innerAlgorithm = inner;
    this.outerAlgorithm = algorithm;
    this.serial = serial.integer();
    this.issuer = issuer;
    this.subject = subject;
    this.issuerName = nameKey(issuer);
    this.subjectName = nameKey(subject);
    this.validity = validity.sequence(2);
    this.keyInfo = key;
    key.sequence(2)[1].expect(BIT_STRING);
    this.extensions = extensionsOf(parts.slice(6));
  }

  /** Reads what a glance leaves out, so that nothing of it is malformed. */
  sound() {
    [this.notBefore, this.notAfter] = this.validity.map((time) => time.time());
    if (!sameBytes(this.innerAlgorithm.whole(), this.outerAlgorithm.whole())) {
      throw new Malformed();
    }
    return this;
  }

  /** Null where its key is none that this page can use. */
  key() {
    if (this.keyRead === undefined) {
      this.keyRead = readKey(this.keyInfo);
    }
    return this.keyRead;
  }

  isValidAt(time) {
    return time >= this.notBefore && time <= this.notAfter;
  }

  /** RFC 3161, 2.3: made for timestamps alone, and saying so where nobody may overlook it. */
  isForTimestampsAlone() {
    const usage = this.extensions.get(EXTENDED_KEY_USAGE);
    if (this.version !== 3 || !usage || !usage.critical) {
      return false;
    }
    const purposes = Der.read(usage.value).sequence(1);
    return purposes.length === 1 && purposes[0].oid() === TIME_STAMPING;
  }

  /** Whether it may sign certificates, with that many others between it and the last of the chain. */
  maySignCertificates(between) {
    const constraints = this.extensions.get(BASIC_CONSTRAINTS);
    if (!constraints) {
      return false;
    }
    const parts = Der.read(constraints.value).expect(SEQUENCE).parts;
    const authority = parts.length > 0 && parts[0].tag === 0x01 && parts[0].content()[0] !== 0;
    const limit = authority && parts.length > 1 ? parseInt(parts[1].natural(), 16) : Infinity;
    return authority && between <= limit && this.mayUseKeyToSignCertificates();
  }

  mayUseKeyToSignCertificates() {
    const usage = this.extensions.get(KEY_USAGE);
    return !usage || (Der.read(usage.value).expect(BIT_STRING).content()[1] & 0x04) !== 0;
  }

  holdsOnlyWhatIsUnderstood() {
    return Array.from(this.extensions).every(
      ([id, extension]) => id !== NAME_CONSTRAINTS && (!extension.critical || UNDERSTOOD.indexOf(id) >= 0)
    );
  }

  isSignedBy(issuer) {
    const key = issuer.key();
    const tooShort = key !== null && key.kind === 'RSA' && key.bits < SHORTEST_RSA_KEY;
    return !tooShort && verifiesSignature(key, this.signatureAlgorithm, null, this.signedBytes, this.signature);
  }
}

function extensionsOf(parts) {
  const extensions = new Map();
  for (const part of parts.filter((tagged) => tagged.tag === 0xa3)) {
    for (const extension of part.parts[0].sequence(1)) {
      const [id, ...rest] = extension.sequence(2);
      const critical = rest[0].tag === 0x01 && rest[0].content()[0] !== 0;
      if (extensions.has(id.oid())) {
        throw new Malformed();
      }
      extensions.set(id.oid(), { critical, value: rest[rest.length - 1].octets() });
    }
  }
  return extensions;
}

/** Equal for names that RFC 5280, 7.1 takes for the same, as far as case and blanks go. */
function nameKey(name) {
  return name
    .expect(SEQUENCE)
    .parts.map((set) => set.expect(SET).parts.map(attributeKey).sort().join('+'))
    .join(',');
}

function attributeKey(attribute) {
  const [type, value] = attribute.sequence(2);
  const text = nameText(value);
  const plain = text === null ? '#' + hexOf(value.whole()) : text.trim().replace(/\s+/g, ' ').toLowerCase();
  return type.oid() + '=' + plain.replace(/[\\,+=#]/g, '\\$&');
}

/** Of the two kinds of string that new certificates use. */
function nameText(value) {
  return value.tag === 0x0c || value.tag === 0x13 ? textOfUtf8(value.content()) : null;
}

const ATTRIBUTE_NAMES = {
  '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'ST', '2.5.4.9': 'STREET', '2.5.4.10': 'O', '2.5.4.11': 'OU',
};

/** For people, the most telling part first. */
function shownName(name) {
  const words = [];
  for (const set of name.parts) {
    for (const attribute of set.parts) {
      const [type, value] = attribute.sequence(2);
      const text = nameText(value) || latin1Of(value.content());
      words.unshift((ATTRIBUTE_NAMES[type.oid()] || type.oid()) + '=' + text);
    }
  }
  return words.join(',');
}

/** What a token may cost; an honest chain has three or four links, and a packet brings its certificates itself. */
const MOST_SIGNATURE_CHECKS = 64;

/** Whether a chain of these certificates leads from the last to one of the roots, all valid at that time. */
function leadsToRoot(last, others, roots, time) {
  let checks = 0;
  const climb = (certificate, chain) => {
    if (roots.some((root) => isEndOfChain(certificate, root, time))) {
      return true;
    }
    return others.some(
      (issuer) =>
        chain.length <= LONGEST_CHAIN &&
        chain.indexOf(issuer) < 0 &&
        issuer.subjectName === certificate.issuerName &&
        issuer.isValidAt(time) &&
        issuer.holdsOnlyWhatIsUnderstood() &&
        issuer.maySignCertificates(chain.length - 1) &&
        ++checks <= MOST_SIGNATURE_CHECKS &&
        certificate.isSignedBy(issuer) &&
        climb(issuer, chain.concat(issuer))
    );
  };
  return roots.length > 0 && last.isValidAt(time) && last.holdsOnlyWhatIsUnderstood() && climb(last, [last]);
}

/** A root is trusted because it was brought, whatever it says of what it may do. */
function isEndOfChain(certificate, root, time) {
  if (sameBytes(certificate.bytes, root.bytes)) {
    return true;
  }
  return root.subjectName === certificate.issuerName && root.isValidAt(time) && certificate.isSignedBy(root);
}
