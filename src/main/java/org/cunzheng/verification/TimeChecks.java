package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.TIME;
import static org.cunzheng.verification.Check.Name.TIMESTAMPS;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Which entries were in the log at what time, by the timestamps over its checkpoints. */
final class TimeChecks {
    private final Findings findings;
    private final Manifest manifest;
    private final SortedMap<String, byte[]> files;

    TimeChecks(Findings findings, Manifest manifest, SortedMap<String, byte[]> files) {
        this.findings = findings;
        this.manifest = manifest;
        this.files = files;
    }

    List<Contents.Stamp> run(Brought brought) {
        findings.started(TIMESTAMPS);
        List<Contents.Stamp> stamps = new ArrayList<>();
        files.forEach((path, bytes) -> {
            if (PacketPath.isTimestamp(path)) {
                examine(path, bytes, brought, stamps);
            }
        });
        if (!brought.roots().isEmpty()) {
            checkTime(stamps);
        }
        return stamps;
    }

    private void examine(String path, byte[] bytes, Brought brought, List<Contents.Stamp> stamps) {
        findings.examined(TIMESTAMPS);
        long size = PacketPath.sizeOf(path);
        byte[] note = files.get(PacketPath.earlier(size));
        if (note == null || !manifest.earlier().containsKey(size)) {
            findings.fault(TIMESTAMPS, Fault.Kind.NOT_LISTED, path, PacketPath.earlier(size), "not listed");
            return;
        }
        try {
            TimestampToken token = TimestampToken.read(bytes);
            if (!token.isOver(note)) {
                findings.fault(TIMESTAMPS, Fault.Kind.TOKEN_OF_OTHER, path, PacketPath.earlier(size), "other bytes");
            } else if (!token.isSigned()) {
                findings.fault(TIMESTAMPS, Fault.Kind.TOKEN_NOT_SIGNED, path, "signed by its certificate", "not so");
            } else {
                stamps.add(new Contents.Stamp(size, token.time(), token.authority(), token.isTrusted(brought.roots())));
            }
        } catch (Form.Mismatch e) {
            findings.fault(TIMESTAMPS, Fault.Kind.TOKEN_UNREADABLE, path, e.expected(), e.calculated());
        }
    }

    private void checkTime(List<Contents.Stamp> stamps) {
        long proved = stamps.stream()
                .filter(Contents.Stamp::trusted)
                .mapToLong(Contents.Stamp::size)
                .max()
                .orElse(0);
        manifest.entries().forEach((path, placed) -> {
            findings.examined(TIME);
            if (placed.index() >= proved) {
                findings.fault(TIME, Fault.Kind.NOT_PROVED, path, "below " + proved, Long.toString(placed.index()));
            }
        });
    }
}
