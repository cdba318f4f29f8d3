package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.READABLE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks one packet. It needs no key, network or database, and finds whether every byte fits every other; not who made it,
 * unless the checker brings what is known of the log from elsewhere.
 */
public final class PacketVerifier {
    private PacketVerifier() {}

    /**
     * Checks the packet in itself and against what the checker knows; what cannot be read is a verdict, too, never an
     * exception.
     */
    public static Verification verify(Path packet, Brought brought) {
        return verify(packet, brought, false);
    }

    /** The same, and compares the SM3 of originals with what entries say of it; that takes several times as long. */
    public static Verification verifyWithSm3(Path packet, Brought brought) {
        return verify(packet, brought, true);
    }

    private static Verification verify(Path packet, Brought brought, boolean withSm3) {
        Findings findings = new Findings();
        Contents contents = new Contents.Unknown();
        findings.examined(READABLE);
        if (!Files.exists(packet)) {
            findings.fault(READABLE, Fault.Kind.NO_SUCH_FILE, "", "a file", "nothing");
        } else if (Files.isDirectory(packet)) {
            findings.fault(READABLE, Fault.Kind.IS_A_FOLDER, "", "a file", "a folder");
        } else if (!Files.isRegularFile(packet)) {
            findings.fault(READABLE, Fault.Kind.NOT_A_PLAIN_FILE, "", "a file", "a device or pipe");
        } else {
            contents = read(packet, brought, withSm3, findings);
        }
        return findings.verification(contents);
    }

    private static Contents read(Path packet, Brought brought, boolean withSm3, Findings findings) {
        try (FileChannel channel = FileChannel.open(packet)) {
            return new PacketExamination(ZipBytes.of(channel), findings, brought, withSm3).run();
        } catch (IOException e) {
            findings.fault(
                    READABLE,
                    Fault.Kind.READ_FAILED,
                    "",
                    "a file that can be read",
                    e.getClass().getSimpleName());
            return new Contents.Unknown();
        }
    }
}
