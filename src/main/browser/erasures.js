/* What is told to be erased: a leaf of the log all the same, and an entry in the packet says that it is gone. */

/** @param erasures the disclosed entries that say so, by path */
function checkErasures(findings, manifest, erasures) {
  findings.started('ERASURES');
  for (const erased of manifest.erased) {
    checkErasedLeaf(findings, manifest, erased);
    if (manifest.entries.has(entryPath(erased.id))) {
      findings.fault('ERASURES', 'ERASED_AND_DISCLOSED', erased.id, 'erased', 'disclosed too');
    }
    const path = entryPath(erased.erasedBy);
    const erasure = manifest.entries.has(path) ? erasures.get(path) : undefined;
    if (erasure === undefined) {
      findings.fault('ERASURES', 'MISSING', path, 'an entry that says what it erased', 'none');
    } else {
      findings.same('ERASURES', 'ERASURE_DIFFERS', path, erased.id, erasure.said('erased'));
      findings.same('ERASURES', 'ERASURE_DIFFERS', path, erased.commitment, erasure.said('erasedCommitment'));
    }
  }
  const told = new Set(manifest.erased.map((erased) => erased.id));
  for (const path of Array.from(erasures.keys()).sort()) {
    const erased = erasures.get(path).said('erased');
    findings.examined('ERASURES');
    if (!told.has(erased)) {
      findings.fault('ERASURES', 'ERASED_NOT_LISTED', path, 'an id listed in erased', erased);
    }
  }
}

function checkErasedLeaf(findings, manifest, erased) {
  const root = rootOfInclusion(erased.commitment, erased.index, manifest.logSize, erased.proof);
  if (root === null) {
    const leaf = 'leaf ' + erased.index + ' of ' + manifest.logSize;
    findings.fault('ERASURES', 'PROOF_MALFORMED', erased.id, leaf, erased.proof.length + ' hashes');
  } else {
    findings.same('ERASURES', 'NOT_IN_LOG', erased.id, manifest.logRoot, root);
  }
}

/** The index of the entry by which each was erased, each once; -1 where there is none. */
function erasedBy(manifest) {
  const indices = manifest.erased.map((erased) => {
    const placed = manifest.entries.get(entryPath(erased.erasedBy));
    return placed ? placed.index : '-1';
  });
  return Array.from(new Set(indices));
}
