/* What the checker has from elsewhere and therefore trusts, as somebody pastes it or chooses it as a file. */

const SHORT_CHECKPOINT = new RegExp('^(' + NUMBER + '):([0-9a-fA-F]{64})$');
const CERTIFICATE_BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** SIZE:ROOT, or a checkpoint in the form of C2SP tlog-checkpoint, whose signatures are not looked at. */
function readCheckpoint(text) {
  const short = SHORT_CHECKPOINT.exec(stripped(text));
  if (short) {
    return { size: short[1], root: short[2].toLowerCase() };
  }
  const lines = text.split(/\r\n|\r|\n/);
  const root = lines.length >= 3 ? bytesOfBase64(lines[2]) : [];
  if (root.length !== 32 || !new RegExp('^' + NUMBER + '$').test(lines[1])) {
    throw new Mismatch('SIZE:ROOT or a checkpoint of three lines', 'something else');
  }
  return { size: lines[1], root: hexOf(root) };
}

/** All certificates of a PEM file, at least one. */
function readRoots(text) {
  const roots = [];
  for (let block = CERTIFICATE_BLOCK.exec(text); block; block = CERTIFICATE_BLOCK.exec(text)) {
    roots.push(new Certificate(bytesOfBase64(block[1].replace(/\s/g, ''))).sound());
  }
  if (roots.length === 0) {
    throw new Mismatch('certificates in PEM', 'none');
  }
  return roots;
}
