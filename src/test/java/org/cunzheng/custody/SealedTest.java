package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.Test;

class SealedTest {
    /** Lists in one another, as deep as they may be in a list that is a field's; nothing has more values for its length. */
    private static final int DEEP = 62;

    private static Sealed sealed(int values) {
        Value lists = Value.items(List.of());
        for (int i = 1; i < DEEP; i++) {
            lists = Value.items(lists);
        }
        Act act = new Act(
                EntryKind.INCIDENT_RECORDED, Map.of("text", Value.items(Collections.nCopies(values / DEEP, lists))));
        return Sealed.of(
                act,
                new CaseFileId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                ZonedDateTime.parse("2026-11-18T22:41:00+08:00[Asia/Shanghai]"));
    }

    @Test
    void nothing_is_sealed_that_could_not_be_read_again() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealed(CanonicalJson.MOST_VALUES + DEEP))
                .withMessageContaining("values");
        Sealed most = sealed(CanonicalJson.MOST_VALUES - DEEP);
        assertThat(most.canonical().length).isBetween(2 * CanonicalJson.MOST_VALUES, 410_000);
        assertThat(CanonicalJson.parse(most.canonical())).isEqualTo(Value.members(most.fields()));
    }
}
