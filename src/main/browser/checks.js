/* What files and entries must be: as listed, committed to, of this case, in the log; and originals named by them. */

const ALWAYS_LISTED = ['complaint.pdf', 'HOW-TO-CHECK.txt'];
const ENTRY_FORMAT = 'cunzheng-entry/1';

/** The manifest lists what is there, and all that is there. */
function checkListing(findings, manifest, paths) {
  const unlisted = new Set(paths);
  [MANIFEST_PATH, SUMS_PATH, MANIFEST_NOTE_PATH].forEach((path) => unlisted.delete(path));
  for (const path of manifest.files.keys()) {
    if (!unlisted.delete(path)) {
      findings.fault('LISTING', 'MISSING', path, 'present', 'missing');
    }
    findings.examined('LISTING');
  }
  sortedKeys(unlisted).forEach((path) => findings.fault('LISTING', 'NOT_LISTED', path, 'listed', 'not listed'));
  for (const path of ALWAYS_LISTED) {
    findings.examined('LISTING');
    if (!manifest.files.has(path)) {
      findings.fault('LISTING', 'NOT_LISTED', path, 'listed', 'not listed');
    }
  }
}

function checkFiles(findings, manifest, members, digests) {
  findings.started('FILES');
  for (const [path, listed] of manifest.files) {
    if (members.has(path) && digests.has(path)) {
      findings.same('FILES', 'SIZE_DIFFERS', path, listed.size, String(members.get(path).size));
      findings.same('FILES', 'DIGEST_DIFFERS', path, listed.digest, digests.get(path));
    }
  }
  for (const path of sortedKeys(digests)) {
    const named = digestInName(path);
    if (named !== null) {
      findings.same('FILES', 'DIGEST_DIFFERS', path, named, digests.get(path));
    }
  }
}

/** Whether SHA256SUMS is, line for line, what follows from the digests of all other files. */
function checkSums(findings, digests, sums) {
  const paths = sortedKeys(digests).filter((path) => path !== SUMS_PATH);
  const expected = paths.map((path) => digests.get(path) + '  ' + path + '\n').join('');
  findings.examined('SUMS');
  if (expected !== sums) {
    const lines = expected.split('\n');
    const actual = sums.split('\n');
    let at = 0;
    while (at < lines.length && lines[at] === actual[at]) {
      at++;
    }
    const line = (all) => (at < all.length ? all[at] : '(end)');
    findings.fault('SUMS', 'LINE_DIFFERS', SUMS_PATH, line(lines), line(actual));
  }
}

class EntryChecks {
  constructor(findings, manifest) {
    this.findings = findings;
    this.manifest = manifest;
    this.namedFiles = new Map();
    this.erasures = new Map();
    this.withheldFields = 0;
    ['COMMITMENTS', 'IDENTITY', 'INCLUSION', 'ORIGINALS'].forEach((check) => findings.started(check));
  }

  examine(path, bytes) {
    try {
      const entry = new EntryFile(Json.read(bytes));
      this.withheldFields += entry.withheld;
      this.nameFiles(path, entry);
      if (entry.isErasure()) {
        this.erasures.set(path, entry);
      }
      this.compare(path, entry);
    } catch (refused) {
      if (refused instanceof NotCanonical) {
        this.findings.fault('COMMITMENTS', 'NOT_CANONICAL', path, 'canonical JSON', refused.message);
      } else if (refused instanceof Mismatch) {
        this.findings.fault('COMMITMENTS', 'FORM_DIFFERS', path, refused.expected, refused.calculated);
      } else {
        throw refused;
      }
    }
  }

  nameFiles(path, entry) {
    for (const [digest, size] of entry.files()) {
      if (this.namedFiles.has(digest)) {
        this.findings.same('ORIGINALS', 'SIZE_DIFFERS', path, this.namedFiles.get(digest), size);
      } else {
        this.namedFiles.set(digest, size);
      }
    }
  }

  compare(path, entry) {
    const placed = this.manifest.entries.get(path);
    if (!placed) {
      this.findings.fault('LISTING', 'NOT_LISTED', path, 'among the entries', 'not listed');
      return;
    }
    this.findings.same('COMMITMENTS', 'COMMITMENT_DIFFERS', path, placed.commitment, entry.commitment);
    this.findings.same('IDENTITY', 'IDENTITY_DIFFERS', path, ENTRY_FORMAT, entry.said('format'));
    this.findings.same('IDENTITY', 'IDENTITY_DIFFERS', path, placed.id, entry.said('id'));
    this.findings.same('IDENTITY', 'IDENTITY_DIFFERS', path, this.manifest.caseFile, entry.said('caseFile'));
  }

  finish(members) {
    for (const [path, placed] of this.manifest.entries) {
      this.checkInclusion(path, placed);
      this.findings.examined('LISTING');
      if (!members.has(path)) {
        this.findings.fault('LISTING', 'MISSING', path, 'present', 'missing');
      }
    }
    this.checkOriginals();
    checkErasures(this.findings, this.manifest, this.erasures);
  }

  checkInclusion(path, placed) {
    const root = rootOfInclusion(placed.commitment, placed.index, this.manifest.logSize, placed.proof);
    if (root === null) {
      const leaf = 'leaf ' + placed.index + ' of ' + this.manifest.logSize;
      this.findings.fault('INCLUSION', 'PROOF_MALFORMED', path, leaf, placed.proof.length + ' hashes');
    } else {
      this.findings.same('INCLUSION', 'NOT_IN_LOG', path, this.manifest.logRoot, root);
    }
  }

  checkOriginals() {
    const named = new Map(this.namedFiles);
    for (const [path, file] of this.manifest.files) {
      if (digestInName(path) !== null) {
        const size = named.get(file.digest);
        this.findings.examined('ORIGINALS');
        if (size === undefined) {
          this.findings.fault('ORIGINALS', 'NOT_NAMED', path, 'named by one entry, once here', 'not so');
        } else {
          this.findings.same('ORIGINALS', 'SIZE_DIFFERS', path, size, file.size);
        }
        named.delete(file.digest);
      }
    }
    for (const digest of this.manifest.withheld) {
      this.findings.examined('ORIGINALS');
      if (!named.delete(digest)) {
        this.findings.fault('ORIGINALS', 'NOT_NAMED', digest, 'named by an entry', 'withheld, but not named');
      }
    }
    sortedKeys(named).forEach((digest) =>
      this.findings.fault('ORIGINALS', 'MISSING', 'originals/' + digest, 'present or withheld', 'missing')
    );
  }
}
