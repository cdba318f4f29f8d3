/*
 * What the packet says of the log: signed, growing from its earlier checkpoints, the one the checker knows; and which
 * entries were in it at what time, by the timestamps over its checkpoints.
 */

const CHECKPOINT_PATH = 'log/checkpoint.txt';
const SIGNATURE = 'SIGNATURE';

class LogChecks {
  /** @param files those of the log, by path */
  constructor(findings, manifest, manifestDigest, files) {
    this.findings = findings;
    this.manifest = manifest;
    this.manifestDigest = manifestDigest;
    this.files = files;
  }

  /**
   * A promise of the name that the packet gives its log; empty where it gives none that can be read.
   * @param breathe awaited before each signature, since a packet may bring any number of them
   */
  async run(brought, breathe) {
    this.findings.started(SIGNATURE);
    this.findings.started('EARLIER');
    if (brought.checkpoint) {
      this.compare(brought.checkpoint);
    }
    try {
      const key = this.key();
      const note = new SignedNote(this.file(CHECKPOINT_PATH));
      this.checkNote(CHECKPOINT_PATH, note, key, this.manifest.logSize, this.manifest.logRoot);
      this.checkForms(note, key);
      this.checkManifest(key);
      for (const earlier of this.manifest.earlier.values()) {
        await breathe();
        const path = earlierPath(earlier.size);
        this.checkNote(path, new SignedNote(this.file(path)), key, earlier.size, earlier.root);
        this.checkConsistency(path, earlier);
      }
      if (brought.logKey) {
        this.findings.same('LOG_KEY', 'OTHER_KEY', '', brought.logKey.text, key.text);
      }
      return key.name;
    } catch (mismatch) {
      if (!(mismatch instanceof Mismatch)) {
        throw mismatch;
      }
      this.findings.fault(SIGNATURE, 'FORM_DIFFERS', 'log/', mismatch.expected, mismatch.calculated);
      return '';
    }
  }

  key() {
    const text = textOfUtf8(this.file('log/key.txt'));
    if (text === null) {
      throw new Mismatch('the key of a log', 'something else');
    }
    return new LogKey(text);
  }

  file(path) {
    if (!this.files.has(path)) {
      throw new Mismatch(path, 'missing');
    }
    return this.files.get(path);
  }

  checkNote(path, note, key, size, root) {
    const expected = key.name + '\n' + size + '\n' + base64Of(bytesOfHex(root)) + '\n';
    this.findings.same(SIGNATURE, 'CHECKPOINT_DIFFERS', path, expected, note.text);
    this.checkSigned(path, note, key);
  }

  checkSigned(path, note, key) {
    if (!key.signed(note)) {
      this.findings.fault(SIGNATURE, 'NOT_SIGNED', path, 'signed by ' + key.text, 'not so');
    }
  }

  /** The log's signature under all that the manifest lists. */
  checkManifest(key) {
    const note = new SignedNote(this.file(MANIFEST_NOTE_PATH));
    const expected = 'cunzheng-manifest/1 ' + key.name + '\n' + base64Of(bytesOfHex(this.manifestDigest)) + '\n';
    this.findings.same(SIGNATURE, 'MANIFEST_DIFFERS', MANIFEST_NOTE_PATH, expected, note.text);
    this.checkSigned(MANIFEST_NOTE_PATH, note, key);
  }

  /** The same signature, text and key in the forms that openssl reads; whoever checks those checks this. */
  checkForms(note, key) {
    const forms = [
      ['log/key.pem', utf8Of(key.pem())],
      ['log/key.txt', utf8Of(key.text + '\n')],
      ['log/signature.bin', note.signatures[0].bytes.subarray(4)],
      ['log/signed.txt', utf8Of(note.text)],
    ];
    for (const [path, form] of forms) {
      this.findings.same(SIGNATURE, 'DIGEST_DIFFERS', path, digestOf(form), digestOf(this.file(path)));
    }
  }

  checkConsistency(path, earlier) {
    const roots = rootsOfConsistency(earlier.root, earlier.size, this.manifest.logSize, earlier.proof);
    if (roots === null) {
      const sizes = earlier.size + ' of ' + this.manifest.logSize;
      this.findings.fault('EARLIER', 'PROOF_MALFORMED', path, sizes, earlier.proof.length + ' hashes');
    } else {
      this.findings.same('EARLIER', 'NOT_EARLIER', path, earlier.root, roots.earlier);
      this.findings.same('EARLIER', 'NOT_EARLIER', path, this.manifest.logRoot, roots.later);
    }
  }

  /** The packet's own checkpoint, or an earlier one that it proves to have grown from. */
  compare(known) {
    const earlier = this.manifest.earlier.get(known.size);
    if (known.size === this.manifest.logSize) {
      this.findings.same('CHECKPOINT', 'ROOT_DIFFERS', '', known.root, this.manifest.logRoot);
    } else if (earlier) {
      this.findings.same('CHECKPOINT', 'ROOT_DIFFERS', '', known.root, earlier.root);
    } else {
      this.findings.same('CHECKPOINT', 'LOG_SIZE_DIFFERS', '', known.size, this.manifest.logSize);
    }
  }
}

/**
 * A promise of the timestamps that prove something: size, time, authority, and whether a root that was brought stands behind
 * it. Awaits breathe before each.
 */
async function checkTimestamps(findings, manifest, files, roots, breathe) {
  findings.started('TIMESTAMPS');
  const stamps = [];
  for (const path of sortedKeys(files)) {
    const size = sizeInName(path);
    if (size !== null) {
      await breathe();
      findings.examined('TIMESTAMPS');
      if (!files.has(earlierPath(size)) || !manifest.earlier.has(size)) {
        findings.fault('TIMESTAMPS', 'NOT_LISTED', path, earlierPath(size), 'not listed');
      } else {
        const stamp = stampOf(findings, path, size, files, roots);
        stamps.push(...(stamp ? [stamp] : []));
      }
    }
  }
  return stamps;
}

function stampOf(findings, path, size, files, roots) {
  try {
    const token = TimestampToken.read(files.get(path));
    if (!token.isOver(files.get(earlierPath(size)))) {
      findings.fault('TIMESTAMPS', 'TOKEN_OF_OTHER', path, earlierPath(size), 'other bytes');
    } else if (!token.isSigned()) {
      findings.fault('TIMESTAMPS', 'TOKEN_NOT_SIGNED', path, 'signed by its certificate', 'not so');
    } else {
      return { size, time: token.time, authority: token.authority(), trusted: token.isTrusted(roots) };
    }
  } catch (mismatch) {
    if (!(mismatch instanceof Mismatch)) {
      throw mismatch;
    }
    findings.fault('TIMESTAMPS', 'TOKEN_UNREADABLE', path, mismatch.expected, mismatch.calculated);
  }
  return null;
}

/** Each entry below the size of a checkpoint whose timestamp leads to a root that was brought. */
function checkTime(findings, manifest, stamps) {
  let proved = '0';
  for (const stamp of stamps) {
    if (stamp.trusted && compareNumbers(stamp.size, proved) > 0) {
      proved = stamp.size;
    }
  }
  for (const [path, placed] of manifest.entries) {
    findings.examined('TIME');
    if (compareNumbers(placed.index, proved) >= 0) {
      findings.fault('TIME', 'NOT_PROVED', path, 'below ' + proved, placed.index);
    }
  }
}
