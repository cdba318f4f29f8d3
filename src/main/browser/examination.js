/* One run over one packet: the directory, the manifest, then each file once. */

const LONGEST_MANIFEST = 1 << 26;
const LONGEST_OF_THE_LOG = 1 << 18;
const LONGEST_TEXT = 1 << 24;

class Examination {
  constructor(source, brought) {
    this.source = source;
    this.brought = brought;
    this.findings = new Findings();
    this.members = new Map();
    this.digests = new Map();
  }

  /** A promise of the verification; what cannot be read is a verdict, too. Broken only when cancelled, or by our mistake. */
  async run() {
    this.findings.examined('READABLE');
    let contents = null;
    try {
      contents = await this.read();
    } catch (failure) {
      if (failure instanceof ReadFailed) {
        this.findings.fault('READABLE', 'READ_FAILED', '', 'a file that can be read', failure.message);
      } else if (failure instanceof MethodNotKnown && this.findings.anyFailed()) {
        // Whatever the timestamp is worth, the packet was altered.
        contents = null;
      } else if (failure instanceof MethodNotKnown) {
        this.findings.fault('READABLE', 'METHOD_NOT_KNOWN', 'timestamps/', 'RSA, ECDSA', failure.message);
      } else {
        throw failure;
      }
    }
    return this.findings.verification(contents);
  }

  async read() {
    const directory = new ZipDirectory(this.source, this.findings);
    const members = await directory.members();
    if (!members) {
      return null;
    }
    members.forEach((member) => this.members.set(member.name, member));
    for (const member of members) {
      await directory.checkLocalHeader(member);
    }
    const manifest = await this.manifest();
    if (manifest) {
      return this.check(manifest);
    }
    for (const member of this.sortedMembers()) {
      await this.measure(member);
    }
    await this.checkSums(this.digests);
    return null;
  }

  sortedMembers() {
    return sortedKeys(this.members).map((name) => this.members.get(name));
  }

  async check(manifest) {
    const entries = new EntryChecks(this.findings, manifest);
    const log = new Map();
    for (const member of this.sortedMembers()) {
      if (ENTRY_PATH.test(member.name) && !this.isTooLong(member, LONGEST_TEXT, 'FILES')) {
        entries.examine(member.name, await this.bytes(member));
      } else if (isOfTheLog(member.name) && !this.isTooLong(member, LONGEST_OF_THE_LOG, 'FILES')) {
        log.set(member.name, await this.bytes(member));
      } else {
        await this.measure(member);
      }
    }
    checkListing(this.findings, manifest, this.members.keys());
    checkFiles(this.findings, manifest, this.members, this.digests);
    await this.checkSums(this.listed(manifest));
    entries.finish(this.members);
    const breathe = () => this.source.breathe();
    const logChecks = new LogChecks(this.findings, manifest, this.digests.get(MANIFEST_PATH), log);
    const origin = await logChecks.run(this.brought, breathe);
    const stamps = await checkTimestamps(this.findings, manifest, log, this.brought.roots || [], breathe);
    if (this.brought.roots) {
      checkTime(this.findings, manifest, stamps);
    }
    return {
      caseFile: manifest.caseFile,
      createdAt: manifest.createdAt,
      logSize: manifest.logSize,
      logRoot: manifest.logRoot,
      origin,
      entries: manifest.entries.size,
      withheldFields: entries.withheldFields,
      originals: Array.from(manifest.files.keys()).filter((path) => digestInName(path) !== null).length,
      withheldOriginals: manifest.withheld.length,
      erased: manifest.erased.length,
      erasedBy: erasedBy(manifest),
      stamps,
    };
  }

  /** The digests that SHA256SUMS must give: as listed, and of what no list holds. */
  listed(manifest) {
    const listed = new Map();
    manifest.files.forEach((file, path) => listed.set(path, file.digest));
    [MANIFEST_PATH, MANIFEST_NOTE_PATH]
      .filter((path) => this.digests.has(path))
      .forEach((path) => listed.set(path, this.digests.get(path)));
    return listed;
  }

  async manifest() {
    const member = this.members.get(MANIFEST_PATH);
    if (!member) {
      this.findings.fault('MANIFEST', 'MISSING', MANIFEST_PATH, 'present', 'missing');
      return null;
    }
    if (this.isTooLong(member, LONGEST_MANIFEST, 'MANIFEST')) {
      return null;
    }
    const bytes = await this.source.read(member.dataOffset, member.size);
    this.findings.examined('MANIFEST');
    try {
      return readManifest(Json.read(bytes));
    } catch (refused) {
      if (refused instanceof NotCanonical) {
        this.findings.fault('MANIFEST', 'NOT_CANONICAL', MANIFEST_PATH, 'canonical JSON', refused.message);
      } else if (refused instanceof Mismatch) {
        this.findings.fault('MANIFEST', 'FORM_DIFFERS', MANIFEST_PATH, refused.expected, refused.calculated);
      } else if (refused instanceof OtherFormat) {
        const intact = Measure.of(bytes).checksum === member.checksum && !this.findings.anyFailed();
        const check = intact ? 'READABLE' : 'MANIFEST';
        this.findings.fault(check, 'OTHER_FORMAT', MANIFEST_PATH, KNOWN_FORMAT, refused.message);
      } else {
        throw refused;
      }
    }
    return null;
  }

  async checkSums(listed) {
    const member = this.members.get(SUMS_PATH);
    if (!member) {
      this.findings.fault('SUMS', 'MISSING', SUMS_PATH, 'present', 'missing');
    } else if (!this.isTooLong(member, LONGEST_TEXT, 'SUMS')) {
      checkSums(this.findings, listed, latin1Of(await this.source.read(member.dataOffset, member.size)));
    }
  }

  isTooLong(member, longest, check) {
    const tooLong = member.size > longest;
    if (tooLong) {
      this.findings.fault(check, 'TOO_LONG', member.name, 'at most ' + longest, member.size);
    }
    return tooLong;
  }

  /** A small file, kept, with its digest and checksum. */
  async bytes(member) {
    const bytes = await this.source.read(member.dataOffset, member.size);
    this.source.count(bytes.length);
    this.record(member, Measure.of(bytes));
    return bytes;
  }

  /** Any other, slice by slice. */
  async measure(member) {
    this.record(member, await this.source.measure(member.dataOffset, member.size));
  }

  record(member, measure) {
    this.digests.set(member.name, measure.digest);
    this.findings.same(
      'CONTAINER', 'CHECKSUM_DIFFERS', member.name, member.checksum.toString(16), measure.checksum.toString(16)
    );
  }
}
