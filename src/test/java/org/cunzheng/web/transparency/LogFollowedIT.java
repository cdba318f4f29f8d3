package org.cunzheng.web.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as a monitor follows it, who knows its addresses and its key and asks nothing else of us. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogFollowedIT implements TestDatabase {
    @Inject
    EmbeddedServer server;

    @Inject
    CustodyLog log;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        URI address = server.getURI().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        return new String(answer.body(), UTF_8);
    }

    /** Saves so many entries that there is a full tile. */
    private void grow() {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        List<Act> acts = IntStream.range(0, 300)
                .mapToObj(i -> new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text("第 " + i + " 条"))))
                .toList();
        log.append(caseFile.id(), caseFile.owner(), UUID.randomUUID(), acts);
        sequencer.sequence();
    }

    @Test
    void a_monitor_finds_the_signed_root_in_tiles_and_in_entries() throws Exception {
        grow();
        String key = text("/log/key").strip();
        String[] note = text("/log/checkpoint").split("\n");
        assertThat(key).startsWith(note[0] + "+");
        assertSigned(note, key);
        long size = Long.parseLong(note[1]);
        MerkleTree ofEntries = new MerkleTree();
        for (long tile = 0; tile * 256 < size; tile++) {
            int width = (int) Math.min(256, size - tile * 256);
            String place = "%03d".formatted(tile) + (width < 256 ? ".p/" + width : "");
            HttpResponse<byte[]> hashes = get("/log/tile/0/" + place);
            HttpResponse<byte[]> entries = get("/log/tile/entries/" + place);
            assertThat(hashes.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            assertThat(hashes.body()).hasSize(width * 32);
            assertThat(entries.body()).hasSize(width * 34);
            for (int i = 0; i < width; i++) {
                assertThat(entries.body()[i * 34]).isZero();
                assertThat(entries.body()[i * 34 + 1]).isEqualTo((byte) 32);
                byte[] entry = Arrays.copyOfRange(entries.body(), i * 34 + 2, i * 34 + 34);
                assertThat(Sha256.of(new byte[] {0}, entry).bytes())
                        .isEqualTo(Arrays.copyOfRange(hashes.body(), i * 32, i * 32 + 32));
                ofEntries.append(Sha256.ofBytes(entry));
            }
        }
        assertThat(Base64.getEncoder().encodeToString(ofEntries.view().root().bytes()))
                .isEqualTo(note[2]);
    }

    private static void assertSigned(String[] note, String key) throws Exception {
        byte[] publicKey = Base64.getDecoder().decode(key.split("\\+", 3)[2]);
        byte[] signed = Base64.getDecoder().decode(note[4].substring(note[4].lastIndexOf(' ') + 1));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                        .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(publicKey, 1, 33)))));
        check.update((note[0] + "\n" + note[1] + "\n" + note[2] + "\n").getBytes(UTF_8));
        assertThat(check.verify(signed, 4, 64)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/tile/0/999/999",
                "/log/tile/0/x000/000",
                "/log/tile/0/x999/999",
                "/log/tile/8/000",
                "/log/tile/00/000",
                "/log/tile/7/000",
                "/log/tile/0/000.p/0",
                "/log/tile/0/000.p/256",
                "/log/tile/0/000.p/999",
                "/log/tile/entries/x999/x999/x999/x999/999",
                "/log/tile/0/0",
                "/log/tile/0/-01",
                "/log/tile/secret/000"
            })
    void what_the_log_never_signed_is_not_there(String path) throws Exception {
        grow();
        assertThat(get(path).statusCode()).isEqualTo(404);
    }
}
