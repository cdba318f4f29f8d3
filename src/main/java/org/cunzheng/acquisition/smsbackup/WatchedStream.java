package org.cunzheng.acquisition.smsbackup;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;

/** Digests what is read, and ends the stream where a zip proves damaged or a bomb; {@link #fault} says which. */
final class WatchedStream extends FilterInputStream {
    private final Sha256.Calculator sha256 = Sha256.calculator();
    private final Sm3.Calculator sm3 = Sm3.calculator();
    private final CRC32 crc = new CRC32();
    private final ZipArchive.Expectation expected;
    private long size;
    private ExportReport.Ending fault = ExportReport.Ending.WHOLE;

    WatchedStream(InputStream in, ZipArchive.Expectation expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (fault != ExportReport.Ending.WHOLE) {
            return -1;
        }
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (ZipException | EOFException damaged) {
            fault = ExportReport.Ending.ZIP_DAMAGED;
            return -1;
        }
        if (count < 0) {
            fault = expected.fits(crc.getValue()) ? fault : ExportReport.Ending.ZIP_DAMAGED;
            return -1;
        }
        if (expected.exceededBy(size + count)) {
            fault = ExportReport.Ending.ZIP_BOMB;
            return -1;
        }
        sha256.update(bytes, offset, count);
        if (expected.inZip()) {
            crc.update(bytes, offset, count);
        } else {
            sm3.update(bytes, offset, count);
        }
        size += count;
        return count;
    }

    /** {@link ExportReport.Ending#WHOLE} as long as nothing is wrong with the zip. */
    ExportReport.Ending fault() {
        return fault;
    }

    long size() {
        return size;
    }

    /** SHA-256 of all bytes read; once, at the end. */
    Sha256 sha256() {
        return sha256.finish();
    }

    /** SM3 of all bytes read, where they are no zip's; once, at the end. */
    Sm3 sm3() {
        return sm3.finish();
    }
}
