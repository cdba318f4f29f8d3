package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultKeyFileTest {
    @Parameter
    private Place place = Place.FOLDER;

    private static final String OTHER = Base64.getEncoder().encodeToString(new byte[MasterKey.LENGTH]);

    @TempDir
    private Path data = Path.of("");

    private final VaultScope scope = VaultFixture.scope();

    private Path file() {
        return data.resolve("vault.key");
    }

    private Vault start(String given) {
        ObjectStore store = place.behind(data).store();
        MasterKey key = new VaultKeyFile().masterKey(store, data.toString(), given);
        return new Vault(new ScopeKeys(() -> key, store), store, 1000);
    }

    private Stored put(Vault vault) {
        return vault.put(scope, new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    @Test
    void the_first_start_makes_a_key_for_its_owner_only_and_the_next_finds_it() throws IOException {
        Stored stored = put(start(""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        String text = Files.readString(file());
        assertThat(Base64.getDecoder().decode(text.strip())).hasSize(32);
        try (var in = start("").open(scope, stored.digest())) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        assertThat(file()).hasContent(text);
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(place == Place.FOLDER ? "vault" : "sending", "vault.key");
        }
    }

    @Test
    void a_key_from_the_setting_is_written_nowhere() {
        put(start(OTHER));
        assertThat(file()).doesNotExist();
        assertThat(start(OTHER + "\n").find(scope, put(start(OTHER)).digest()).map(Stored::size))
                .hasValue(3L);
    }

    @Test
    void where_keys_are_wrapped_a_lost_master_key_is_not_made_anew() throws IOException {
        put(start(""));
        String text = Files.readString(file());
        Files.delete(file());
        assertThatExceptionOfType(VaultKeyProblem.class)
                .isThrownBy(() -> start(""))
                .withMessageContaining("vault.key 不见了")
                .withMessageContaining("restore vault.key");
        assertThat(file()).doesNotExist();
        assertThat(start(text)).isNotNull();
    }

    @Test
    void another_master_key_is_refused() {
        put(start(""));
        assertThatExceptionOfType(VaultKeyProblem.class)
                .isThrownBy(() -> start(OTHER))
                .withMessageContaining("请换回原来的主密钥")
                .withMessageContaining("bring back the former master key");
    }

    @Test
    void one_damaged_key_does_not_keep_the_others_from_being_read() throws IOException {
        Vault vault = start("");
        put(vault);
        for (int i = 0; i < 5; i++) {
            VaultScope damaged = VaultFixture.scope();
            vault.put(damaged, new ByteArrayInputStream(new byte[1]));
            VaultFixture.at(place, data).flip(VaultFixture.key(damaged), 30, 1);
        }
        assertThat(start("").find(scope, put(vault).digest()).map(Stored::size)).hasValue(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "geheim!", "AAAA"})
    void what_is_no_key_is_refused_and_not_shown(String text) throws IOException {
        for (String given : List.of(text, "")) {
            Files.writeString(file(), text);
            assertThatExceptionOfType(VaultKeyProblem.class)
                    .isThrownBy(() -> start(given))
                    .withMessageContaining("读不懂")
                    .withMessageContaining("cannot be read")
                    .withMessageNotContaining(text);
        }
    }

    @Test
    void an_empty_file_is_no_key() throws IOException {
        Files.createFile(file());
        assertThatExceptionOfType(VaultKeyProblem.class).isThrownBy(() -> start(""));
    }
}
