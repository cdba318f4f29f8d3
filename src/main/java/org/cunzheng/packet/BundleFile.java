package org.cunzheng.packet;

import java.io.IOException;
import java.io.InputStream;
import org.cunzheng.integrity.Sha256;

/** One file of a bundle with the size and digest the manifest tells of it. */
record BundleFile(String path, long size, Sha256 digest, Content content) {

    static BundleFile of(String path, byte[] bytes) {
        return new BundleFile(path, bytes.length, Sha256.of(bytes), Content.of(bytes));
    }

    static BundleFile measured(String path, Content content) throws IOException {
        try (InputStream in = content.open()) {
            Sha256.Calculator calculator = Sha256.calculator();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                calculator.update(buffer, 0, read);
                size += read;
            }
            return new BundleFile(path, size, calculator.finish(), content);
        }
    }
}
