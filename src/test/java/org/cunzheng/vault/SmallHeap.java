package org.cunzheng.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import org.cunzheng.integrity.Sha256;

/** Run in a process of its own with less memory than the file is long. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        ObjectStore store = arguments[1].isEmpty()
                ? new FolderStore(data)
                : new S3Store(
                        S3Settings.parse(S3Mock.BUCKET, arguments[1], "", "heap", "", "GOVERNANCE", "0", 1000),
                        data,
                        Clock.systemUTC());
        VaultFixture at = VaultFixture.in(store, data);
        Stored stored = at.vault.put(at.scope, new Endless(40_000_000));
        try (InputStream in = at.vault.open(at.scope, stored.digest())) {
            if (!Sha256.of(in).equals(stored.digest())) {
                throw new IllegalStateException("not what was put in");
            }
        }
        System.out.println(
                at.vault.find(at.scope, stored.digest()).orElseThrow().size() + " bytes read");
    }

    private static final class Endless extends InputStream {
        private int left;

        Endless(int length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? left & 0xff : -1;
        }
    }
}
