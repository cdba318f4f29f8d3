package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldCommitmentsTest {
    private static final EntrySecret SECRET = EntrySecret.ofBytes(new byte[EntrySecret.LENGTH]);
    private static final Map<String, Value> FIELDS =
            Map.of("kind", Value.text("INCIDENT_RECORDED"), "text", Value.text("明天上门"));

    @Test
    void a_salt_is_the_hmac_of_the_fields_name() {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
        assertThat(EntrySecret.ofBytes(key).salt("text").hex())
                .isEqualTo("84919e7e08fb5a126d5f7263c112392d79bc659bf88c0e56376738ef436ea165");
    }

    @Test
    void the_commitment_is_made_as_the_description_says() {
        String kind = Sha256.of(SECRET.salt("kind").bytes(), "\"INCIDENT_RECORDED\"".getBytes(UTF_8))
                .hex();
        String text = Sha256.of(SECRET.salt("text").bytes(), "\"明天上门\"".getBytes(UTF_8))
                .hex();
        byte[] json = ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(UTF_8);
        assertThat(FieldCommitments.commitment(FIELDS, SECRET)).isEqualTo(Sha256.of(json));
    }

    @Test
    void a_withheld_field_leaves_the_commitment_as_it_was() {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        digests.put("text", FieldCommitments.fieldDigests(FIELDS, SECRET).get("text"));
        digests.put("kind", FieldCommitments.fieldDigest(SECRET.salt("kind"), Value.text("INCIDENT_RECORDED")));
        assertThat(FieldCommitments.commitment(digests)).isEqualTo(FieldCommitments.commitment(FIELDS, SECRET));
    }

    @Test
    void another_value_name_or_secret_gives_another_commitment() {
        Sha256 commitment = FieldCommitments.commitment(FIELDS, SECRET);
        Map<String, Value> otherValue = Map.of("kind", Value.text("INCIDENT_RECORDED"), "text", Value.text("后天上门"));
        Map<String, Value> otherName = Map.of("kind", Value.text("INCIDENT_RECORDED"), "words", Value.text("明天上门"));
        assertThat(FieldCommitments.commitment(otherValue, SECRET)).isNotEqualTo(commitment);
        assertThat(FieldCommitments.commitment(otherName, SECRET)).isNotEqualTo(commitment);
        assertThat(FieldCommitments.commitment(FIELDS, EntrySecret.random(new SecureRandom())))
                .isNotEqualTo(commitment);
    }

    @Test
    void a_secret_does_not_show_itself() {
        EntrySecret secret = EntrySecret.random(new SecureRandom());
        assertThat(secret).hasToString("EntrySecret[hidden]").isEqualTo(EntrySecret.ofBytes(secret.bytes()));
        assertThat(secret.salt("text")).hasToString("Salt[hidden]").isEqualTo(secret.salt("text"));
        assertThat(HexFormat.of().parseHex(secret.salt("text").hex()))
                .isEqualTo(secret.salt("text").bytes());
        assertThatIllegalArgumentException().isThrownBy(() -> EntrySecret.ofBytes(new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> Salt.ofBytes(new byte[16]));
    }
}
