/* The manifest of cunzheng-packet/2, taken apart without believing it. */

const KNOWN_FORMAT = 'cunzheng-packet/2';
const FORMAT_FORM = /^cunzheng-packet\/[0-9]+$/;
const UUID_FORM = new RegExp('^' + UUID + '$');
const TIME_FORM =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}(?:Z|[+-][0-9]{2}:[0-9]{2})\[[A-Za-z0-9_+/:-]+\]$/;

/** A format of ours, but not the one this page knows. */
class OtherFormat extends Error {}

function readManifest(json) {
  const format = membersOf(json).get('format');
  const said = format ? textOf(format, FORMAT_FORM) : '';
  if (!FORMAT_FORM.test(said)) {
    throw new Mismatch('text of the form ' + FORMAT_FORM.source, said);
  }
  if (said !== KNOWN_FORMAT) {
    throw new OtherFormat(said);
  }
  const required = ['format', 'caseFile', 'createdAt', 'ruleSet', 'lawBase', 'template', 'log', 'files', 'entries'];
  const members = exactMembersOf(json, required, ['withheld', 'erased']);
  const log = exactMembersOf(members.get('log'), ['size', 'root', 'earlier']);
  ['ruleSet', 'lawBase', 'template'].forEach((version) => textOf(members.get(version)));
  return {
    caseFile: textOf(members.get('caseFile'), UUID_FORM),
    createdAt: textOf(members.get('createdAt'), TIME_FORM),
    logSize: numberOf(log.get('size')),
    logRoot: digestFrom(log.get('root')),
    earlier: earlierFrom(log.get('earlier')),
    files: filesFrom(members.get('files')),
    entries: entriesFrom(members.get('entries')),
    withheld: members.has('withheld') ? withheldFrom(members.get('withheld')) : [],
    erased: members.has('erased') ? erasedFrom(members.get('erased')) : [],
  };
}

/** By size, in the order of sizes. */
function earlierFrom(json) {
  const earlier = new Map();
  let last = null;
  for (const item of itemsOf(json)) {
    const one = exactMembersOf(item, ['size', 'root', 'proof']);
    const size = numberOf(one.get('size'));
    if (last !== null && compareNumbers(size, last) <= 0) {
      throw new Mismatch('earlier checkpoints by size, after ' + last, size);
    }
    last = size;
    earlier.set(size, { size, root: digestFrom(one.get('root')), proof: digestsFrom(one.get('proof')) });
  }
  return earlier;
}

function filesFrom(json) {
  const files = new Map();
  let last = '';
  for (const item of itemsOf(json)) {
    const file = exactMembersOf(item, ['path', 'size', 'sha256']);
    const path = textOf(file.get('path'));
    mustFollow(last, path);
    last = path;
    files.set(path, { size: numberOf(file.get('size')), digest: digestFrom(file.get('sha256')) });
  }
  return files;
}

/** In the order of their indices; given back in the order of their paths. */
function entriesFrom(json) {
  const entries = new Map();
  let last = null;
  for (const item of itemsOf(json)) {
    const entry = exactMembersOf(item, ['id', 'index', 'commitment', 'path', 'proof']);
    const id = textOf(entry.get('id'), UUID_FORM);
    const path = textOf(entry.get('path'));
    const index = numberOf(entry.get('index'));
    if (last !== null && compareNumbers(index, last) <= 0) {
      throw new Mismatch('entries by index, after ' + last, index);
    }
    if (path !== 'entries/' + id + '.json' || entries.has(path)) {
      throw new Mismatch('entries/' + id + '.json, once', path);
    }
    last = index;
    entries.set(path, {
      id,
      index,
      commitment: digestFrom(entry.get('commitment')),
      proof: digestsFrom(entry.get('proof')),
    });
  }
  return new Map(sortedKeys(entries).map((path) => [path, entries.get(path)]));
}

function withheldFrom(json) {
  const digests = [];
  for (const item of itemsOf(json)) {
    const digest = digestFrom(item);
    mustFollow(digests.length ? digests[digests.length - 1] : '', digest);
    digests.push(digest);
  }
  if (digests.length === 0) {
    throw new Mismatch('digests, or no member withheld', 'an empty list');
  }
  return digests;
}

/** What is told to be gone, in the order of the indices that it had and keeps. */
function erasedFrom(json) {
  const erased = [];
  const ids = new Set();
  let last = null;
  for (const item of itemsOf(json)) {
    const one = exactMembersOf(item, ['id', 'index', 'commitment', 'erasedBy', 'proof']);
    const id = textOf(one.get('id'), UUID_FORM);
    const index = numberOf(one.get('index'));
    if ((last !== null && compareNumbers(index, last) <= 0) || ids.has(id)) {
      throw new Mismatch('erased entries by index and each once, after ' + last, id);
    }
    last = index;
    ids.add(id);
    erased.push({
      id,
      index,
      commitment: digestFrom(one.get('commitment')),
      erasedBy: textOf(one.get('erasedBy'), UUID_FORM),
      proof: digestsFrom(one.get('proof')),
    });
  }
  if (erased.length === 0) {
    throw new Mismatch('erased entries, or no member erased', 'an empty list');
  }
  return erased;
}

function mustFollow(previous, next) {
  if (next <= previous) {
    throw new Mismatch('sorted and each once, after ' + previous, next);
  }
}
