package org.cunzheng.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.timestamp.Authority;
import org.cunzheng.timestamp.Refusal;
import org.cunzheng.timestamp.Token;
import org.cunzheng.timestamp.TokenVerification;
import org.cunzheng.timestamp.TokenVerification.Outcome;

/** Verifies every stored timestamp again, over the note of the checkpoint that it belongs to. */
final class StampExamination {
    private final TokenVerification verification;
    private final List<Authority> authorities;
    private final Tally tally;

    StampExamination(TokenVerification verification, List<Authority> authorities, Tally tally) {
        this.verification = verification;
        this.authorities = authorities;
        this.tally = tally;
    }

    void run(LogReading tables) throws SQLException {
        tables.each(
                "SELECT t.size, t.authority, t.gen_time, t.signer, t.reply, c.note, c.signed_at FROM timestamp_token t"
                        + " LEFT JOIN checkpoint c ON c.size = t.size ORDER BY t.size, t.authority",
                this::examine);
    }

    private void examine(ResultSet row) throws SQLException {
        tally.timestamps++;
        String authority = row.getString(2);
        String name = "timestamp " + row.getLong(1) + "/" + authority;
        String note = row.getString(6);
        if (note == null) {
            tally.fault(Trait.CHECKPOINT_GONE, name, "checkpoint " + row.getLong(1), "none");
            return;
        }
        Instant signedAt = LogReading.instant(row, 7);
        switch (verification.verify(row.getBytes(5), Sha256.of(note.getBytes(UTF_8)), roots(authority))) {
            case Outcome.Verified(Token token) -> {
                compare(name, token.genTime(), LogReading.instant(row, 3));
                compare(name, token.authority(), row.getString(4));
                if (signedAt.isAfter(token.genTime().plus(LogExamination.TOLERANCE))) {
                    tally.fault(
                            Trait.CLOCK,
                            "checkpoint " + row.getLong(1),
                            "not after " + name + ", given " + token.genTime(),
                            signedAt);
                }
            }
            case Outcome.Refused(Refusal reason, String _) ->
                tally.fault(isUnknown(reason) ? Trait.TOKEN_UNCHECKED : Trait.TOKEN, name, "a token over it", reason);
        }
    }

    private void compare(String name, Object inToken, Object inRow) {
        if (!inToken.equals(inRow)) {
            tally.fault(Trait.TOKEN_ROW, name, inToken, inRow);
        }
    }

    /** Where the operator took a root out of the settings, or called the authority otherwise. */
    private static boolean isUnknown(Refusal reason) {
        return reason == Refusal.NO_TRUSTED_ROOT || reason == Refusal.ALGORITHM_NOT_ACCEPTED;
    }

    private Set<X509Certificate> roots(String authority) {
        return authorities.stream()
                .filter(known -> known.name().equals(authority))
                .findFirst()
                .map(Authority::roots)
                .orElse(Set.of());
    }
}
