/* The paths that files of a packet may have; all of them plain ASCII, none leads out of the folder. */

const MANIFEST_PATH = 'manifest.json';
const SUMS_PATH = 'SHA256SUMS';
const MANIFEST_NOTE_PATH = 'manifest.note.txt';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NUMBER = '(?:0|[1-9][0-9]{0,17})';

const ENTRY_PATH = new RegExp('^entries/' + UUID + '\\.json$');
const ORIGINAL_PATH = /^originals\/([0-9a-f]{64})\.[a-z0-9]{1,10}$/;
const TIMESTAMP_PATH = new RegExp('^timestamps/(' + NUMBER + ')-[1-9][0-9]?\\.tsr$');
const NOTE_OR_KEY_PATH = new RegExp(
  '^(?:manifest\\.note\\.txt|log/(?:checkpoint\\.txt|signed\\.txt|signature\\.bin|key\\.txt|key\\.pem|earlier/' +
    NUMBER + '\\.txt))$'
);
const OTHER_PATH = /^(?:complaint\.pdf|manifest\.json|SHA256SUMS|HOW-TO-CHECK\.txt)$/;

function isOfTheLog(path) {
  return NOTE_OR_KEY_PATH.test(path) || TIMESTAMP_PATH.test(path);
}

function isAllowedPath(path) {
  return OTHER_PATH.test(path) || ENTRY_PATH.test(path) || ORIGINAL_PATH.test(path) || isOfTheLog(path);
}

/** The digest that an original is named by, or null for any other path. */
function digestInName(path) {
  const match = ORIGINAL_PATH.exec(path);
  return match ? match[1] : null;
}

/** The size of the checkpoint that a timestamp is over, or null for any other path. */
function sizeInName(path) {
  const match = TIMESTAMP_PATH.exec(path);
  return match ? match[1] : null;
}

function entryPath(id) {
  return 'entries/' + id + '.json';
}

function earlierPath(size) {
  return 'log/earlier/' + size + '.txt';
}
