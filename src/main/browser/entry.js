/* An entry as disclosed: what it says of itself, the files it names, and the commitment that follows from it. */

const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

class EntryFile {
  constructor(json) {
    const members = exactMembersOf(json, ['fields', 'withheld']);
    const digests = new Map();
    this.fields = new Map();
    for (const [name, field] of membersOf(members.get('fields'))) {
      const disclosed = exactMembersOf(field, ['salt', 'value']);
      const value = disclosed.get('value');
      const salt = bytesOfHex(digestFrom(disclosed.get('salt')));
      this.fields.set(fieldName(name), value);
      digests.set(name, digestOf(salt, value.bytes()));
    }
    const withheld = membersOf(members.get('withheld'));
    for (const [name, digest] of withheld) {
      if (digests.has(fieldName(name))) {
        throw new Mismatch('disclosed or withheld', name + ' is both');
      }
      digests.set(name, digestFrom(digest));
    }
    this.withheld = withheld.size;
    const list = sortedKeys(digests).map((name) => '"' + name + '":"' + digests.get(name) + '"');
    this.commitment = digestOf(utf8Of('{' + list.join(',') + '}'));
  }

  /** The text of a field, or what stands in its place. */
  said(name) {
    const value = this.fields.get(name);
    if (!value) {
      return 'nothing';
    }
    return value.is === 'string' ? value.value : 'no text';
  }

  /** Whether it says that another entry was erased. */
  isErasure() {
    return this.said('kind') === 'ERASURE';
  }

  /** Pairs of digest and size of the files that the entry names, by digest; an erasure only counts those that are gone. */
  files() {
    const files = new Map();
    if (this.fields.has('files') && !this.isErasure()) {
      for (const item of itemsOf(this.fields.get('files'))) {
        const file = membersOf(item);
        files.set(digestFrom(memberOf(file, 'sha256')), numberOf(memberOf(file, 'size')));
        if (file.has('sm3')) {
          digestFrom(file.get('sm3'));
        }
      }
    }
    return sortedKeys(files).map((digest) => [digest, files.get(digest)]);
  }
}

function fieldName(name) {
  if (!FIELD_NAME.test(name)) {
    throw new Mismatch("a field's name of the form " + FIELD_NAME.source, name);
  }
  return name;
}
