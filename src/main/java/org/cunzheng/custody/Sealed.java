package org.cunzheng.custody;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * An act made ready to be saved: its fields with the common ones, under a secret of its own.
 *
 * @param canonical the fields' canonical bytes, which are to be saved
 */
record Sealed(EntryId id, Map<String, Value> fields, EntrySecret secret, Sha256 commitment, byte[] canonical) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** In bytes: a shorter content has no more values than are read again, for each takes two bytes at least. */
    private static final int MANY = 2 * CanonicalJson.MOST_VALUES;

    /** @throws IllegalArgumentException where it is longer than {@link CustodyLog#LONGEST}, or has too many values */
    static Sealed of(Act act, CaseFileId caseFile, AccountId actor, ZonedDateTime now) {
        EntryId id = new EntryId(UuidCreator.getTimeOrderedEpoch());
        Map<String, Value> fields = new TreeMap<>(act.fields());
        fields.put("format", Value.text(CustodyLog.FORMAT));
        fields.put("id", Value.text(id.toString()));
        fields.put("caseFile", Value.text(caseFile.toString()));
        fields.put("kind", Value.text(act.kind().name()));
        fields.put("actor", Value.text(actor.toString()));
        fields.put("recordedAt", Value.text(SealedTime.text(now)));
        byte[] canonical = CanonicalJson.bytes(Value.members(fields));
        if (canonical.length > CustodyLog.LONGEST) {
            // An audit takes a longer one for altered.
            throw new IllegalArgumentException("an entry of " + canonical.length + " bytes is not sealed");
        }
        if (canonical.length > MANY) {
            // Whatever could not be read again is not sealed either.
            CanonicalJson.parse(canonical);
        }
        EntrySecret secret = EntrySecret.random(RANDOM);
        return new Sealed(id, fields, secret, FieldCommitments.commitment(fields, secret), canonical);
    }
}
