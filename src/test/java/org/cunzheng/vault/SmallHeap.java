package org.cunzheng.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.cunzheng.integrity.Sha256;

/** Run in a process of its own with less memory than the file is long. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        VaultFixture at = VaultFixture.in(Path.of(arguments[0]));
        Stored stored = at.vault.put(at.scope, new Endless(30_000_000));
        try (InputStream in = at.vault.open(at.scope, stored.digest())) {
            if (!Sha256.of(in).equals(stored.digest())) {
                throw new IllegalStateException("not what was put in");
            }
        }
        System.out.println(at.vault.size(at.scope, stored.digest()).orElseThrow() + " bytes read");
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
