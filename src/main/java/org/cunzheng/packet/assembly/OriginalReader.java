package org.cunzheng.packet.assembly;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.vault.DamagedOriginal;

/** Opens the originals of a case file; where one is gone or changed, {@link Lost} says which. */
final class OriginalReader {
    private final Originals originals;
    private final CaseFileId caseFile;

    OriginalReader(Originals originals, CaseFileId caseFile) {
        this.originals = originals;
        this.caseFile = caseFile;
    }

    /** An original cannot be had as it was kept. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Original original;

        Lost(Original original, RuntimeException cause) {
            super("original " + original.digest() + " cannot be had as it was kept", cause);
            this.original = original;
        }

        Original original() {
            return original;
        }
    }

    /** The stream too throws {@link Lost}: that bytes have changed is known at their end. */
    InputStream open(Original original) {
        try {
            return new Named(originals.open(caseFile, original.digest()), original);
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof NoSuchFileException) {
                throw new Lost(original, unreadable);
            }
            throw unreadable;
        } catch (DamagedOriginal damaged) {
            throw new Lost(original, damaged);
        }
    }

    private static final class Named extends FilterInputStream {
        private final Original original;

        Named(InputStream in, Original original) {
            super(in);
            this.original = original;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (DamagedOriginal damaged) {
                throw new Lost(original, damaged);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            try {
                return in.skip(count);
            } catch (DamagedOriginal damaged) {
                throw new Lost(original, damaged);
            }
        }
    }
}
