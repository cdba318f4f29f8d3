/* What the checks find while they run, and the one answer that follows from it. */

/** In the order of a report. */
const CHECKS = [
  'READABLE', 'CONTAINER', 'MANIFEST', 'LISTING', 'FILES', 'SUMS', 'COMMITMENTS', 'IDENTITY', 'INCLUSION', 'ORIGINALS',
  'SM3', 'ERASURES', 'SIGNATURE', 'EARLIER', 'TIMESTAMPS', 'LOG_KEY', 'TIME', 'CHECKPOINT',
];

/** What this page does not check; the command does, where it is asked to. */
const OF_THE_COMMAND = ['SM3'];

/** What is compared with things from outside the packet; all others are about the packet alone. */
const OF_THE_CHECKER = ['LOG_KEY', 'TIME', 'CHECKPOINT'];

const MOST_FAULTS_KEPT = 1000;
const LONGEST_WORD = 400;

/** What comes from the packet is stripped of all but printable ASCII, and is not long. */
function printable(text) {
  const short = text.slice(0, LONGEST_WORD).replace(/[^ -~]/g, '?');
  return text.length > LONGEST_WORD ? short + '...' : short;
}

class Findings {
  constructor() {
    this.counts = new Map();
    this.faults = new Map();
  }

  /** The check runs, even if it should find nothing to look at. */
  started(check) {
    if (!this.counts.has(check)) {
      this.counts.set(check, 0);
    }
  }

  examined(check) {
    this.counts.set(check, (this.counts.get(check) || 0) + 1);
  }

  fault(check, kind, subject, expected, calculated) {
    if (!this.faults.has(check)) {
      this.faults.set(check, []);
    }
    const found = this.faults.get(check);
    if (found.length < MOST_FAULTS_KEPT) {
      found.push({
        kind,
        subject: printable(subject),
        expected: printable(String(expected)),
        calculated: printable(String(calculated)),
      });
    }
  }

  /** Counts one thing looked at, and finds fault with it unless the two are equal. */
  same(check, kind, subject, expected, calculated) {
    this.examined(check);
    const same = expected === calculated;
    if (!same) {
      this.fault(check, kind, subject, expected, calculated);
    }
    return same;
  }

  anyFailed() {
    return this.faults.size > 0;
  }

  verification(contents) {
    return {
      verdict: this.verdict(),
      contents,
      checks: CHECKS.map((name) => ({
        name,
        outcome: this.outcome(name),
        examined: this.counts.get(name) || 0,
        faults: this.faults.get(name) || [],
      })),
    };
  }

  outcome(name) {
    if (this.faults.has(name)) {
      return 'FAILED';
    }
    return this.counts.has(name) ? 'PASSED' : 'NOT_RUN';
  }

  verdict() {
    if (this.faults.has('READABLE')) {
      return 'UNREADABLE';
    }
    if (CHECKS.some((name) => ![...OF_THE_CHECKER, ...OF_THE_COMMAND].includes(name) && this.outcome(name) !== 'PASSED')) {
      return 'ALTERED';
    }
    const compared = this.faults.get('CHECKPOINT') || [];
    if (this.faults.has('LOG_KEY') || compared.some((fault) => fault.kind === 'ROOT_DIFFERS')) {
      return 'CONTRADICTS';
    }
    if (compared.length > 0) {
      return 'NOT_COMPARED';
    }
    if (this.outcome('LOG_KEY') !== 'PASSED') {
      return 'SIGNER_NOT_KNOWN';
    }
    return this.outcome('TIME') === 'PASSED' ? 'HOLDS' : 'NOT_PROVED';
  }
}
