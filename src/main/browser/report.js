/* A verification as people read it. All of it goes into the page as text, never as markup. */

const MOST_FAULTS_SHOWN = 20;

/** Faults whose name says all; the others show what was expected and what calculated. */
const SELF_EXPLAINING = [
  'READ_FAILED', 'NOT_A_ZIP', 'NOT_A_PACKET', 'END_MISSING', 'ENCRYPTED', 'COMPRESSED', 'ZIP64', 'NAME_NOT_ALLOWED',
  'NAME_TWICE', 'MISSING', 'NOT_LISTED', 'NOT_NAMED',
  'ERASED_AND_DISCLOSED',
];

const SIGNS = { PASSED: '✓', FAILED: '✗', NOT_RUN: '–' };

/** An element with that text and these children. */
function made(name, className, said, ...children) {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  if (said) {
    element.textContent = said;
  }
  children.forEach((child) => element.appendChild(child));
  return element;
}

/** The page's own words about a verdict, where the command's would name its options. */
function meaningOf(verdict) {
  const own = 'checker.meaning.' + verdict;
  return hasText(own) ? text(own) : text('cli.verify.meaning.' + verdict);
}

function showReport(place, verification, fileName) {
  const verdict = verification.verdict;
  place.textContent = '';
  place.setAttribute('data-verdict', verdict);
  const card = made('div', 'verdict ' + verdict, '', made('p', 'file', fileName));
  card.appendChild(made('h2', '', text('cli.verify.verdict.' + verdict)));
  card.appendChild(made('p', '', meaningOf(verdict)));
  card.appendChild(made('p', 'limits', text('checker.limits.' + verdict)));
  place.appendChild(card);
  if (verdict !== 'UNREADABLE' && verification.contents) {
    place.appendChild(contentsOf(verification.contents));
  }
  place.appendChild(made('h2', '', text('checker.checks')));
  const list = made('ul', 'checks');
  verification.checks
    .filter((check) => verdict !== 'UNREADABLE' || check.outcome === 'FAILED')
    .forEach((check) => list.appendChild(checkOf(check)));
  place.appendChild(list);
}

function contentsOf(contents) {
  const lines = [
    text('cli.verify.case', contents.caseFile),
    text('cli.verify.createdAt', contents.createdAt),
    text('cli.verify.counts', contents.entries, contents.originals),
    text('cli.verify.withheld', contents.withheldFields, contents.withheldOriginals),
    text('cli.verify.origin', contents.origin),
    text('cli.verify.log', contents.logSize + ':' + contents.logRoot),
  ].concat(contents.stamps.map(stampLine));
  if (contents.erased > 0) {
    lines.splice(4, 0, text('cli.verify.erased', contents.erased, contents.erasedBy.join(', ')));
  }
  const list = made('ul', 'contents');
  lines.forEach((line) => list.appendChild(made('li', '', line)));
  return made('section', '', '', made('h2', '', text('checker.contents')), list);
}

function stampLine(stamp) {
  const key = 'cli.verify.stamp.' + (stamp.trusted ? 'trusted' : 'untrusted');
  return text(key, stamp.size, new Date(stamp.time).toISOString(), stamp.authority);
}

function checkOf(check) {
  const item = made('li', 'check ' + check.outcome);
  item.setAttribute('data-check', check.name);
  item.setAttribute('data-outcome', check.outcome);
  const sign = made('span', 'sign', SIGNS[check.outcome]);
  sign.setAttribute('aria-hidden', 'true');
  const name = made('span', 'name', text('cli.verify.check.' + check.name));
  const outcome = made('span', 'outcome', text('cli.verify.outcome.' + check.outcome));
  item.appendChild(made('p', 'line', '', sign, name, outcome));
  if (check.faults.length > 0) {
    const faults = made('ul', 'faults');
    check.faults.slice(0, MOST_FAULTS_SHOWN).forEach((fault) => faults.appendChild(faultOf(fault)));
    if (check.faults.length > MOST_FAULTS_SHOWN) {
      faults.appendChild(made('li', '', text('cli.verify.more', check.faults.length - MOST_FAULTS_SHOWN)));
    }
    item.appendChild(faults);
  }
  return item;
}

function faultOf(fault) {
  const own = 'checker.fault.' + fault.kind;
  const said = text(hasText(own) ? own : 'cli.verify.fault.' + fault.kind);
  const item = made('li', 'fault');
  item.setAttribute('data-kind', fault.kind);
  item.setAttribute('data-subject', fault.subject);
  if (fault.subject) {
    item.appendChild(made('code', '', fault.subject));
  }
  item.appendChild(made('p', '', said));
  if (SELF_EXPLAINING.indexOf(fault.kind) < 0) {
    item.appendChild(made('p', 'compared', text('cli.verify.expected', fault.expected)));
    item.appendChild(made('p', 'compared', text('cli.verify.calculated', fault.calculated)));
  }
  return item;
}
