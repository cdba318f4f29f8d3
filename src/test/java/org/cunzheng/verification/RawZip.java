package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;

/** Writes zips that no honest writer would: any name, flag, method, size and filling. */
final class RawZip {
    /** A file with what its headers claim. */
    record Member(
            String name, byte[] content, int flags, int method, int time, long size, long checksum, byte[] extra) {
        static Member of(String name, byte[] content) {
            CRC32 crc = new CRC32();
            crc.update(content);
            return new Member(name, content, 0x0800, 0, 0, content.length, crc.getValue(), new byte[0]);
        }

        Member flagged(int moreFlags) {
            return new Member(name, content, flags | moreFlags, method, time, size, checksum, extra);
        }

        Member timed(int otherTime) {
            return new Member(name, content, flags, method, otherTime, size, checksum, extra);
        }

        Member claiming(long otherSize) {
            return new Member(name, content, flags, method, time, otherSize, checksum, extra);
        }

        Member checksummed(long otherChecksum) {
            return new Member(name, content, flags, method, time, size, otherChecksum, extra);
        }

        Member with(byte[] otherExtra) {
            return new Member(name, content, flags, method, time, size, checksum, otherExtra);
        }

        /** Deflated into one stored block, so that every library gives the same bytes. */
        Member deflated() {
            ByteBuffer block = ByteBuffer.allocate(content.length + 5).order(ByteOrder.LITTLE_ENDIAN);
            block.put((byte) 1)
                    .putShort((short) content.length)
                    .putShort((short) ~content.length)
                    .put(content);
            return new Member(name, block.array(), flags, 8, time, size, checksum, extra);
        }
    }

    private RawZip() {}

    static byte[] bytes(List<Member> members) {
        return bytes(members, new byte[0], new byte[0]);
    }

    /** With a filling before the directory and a comment after the end. */
    static byte[] bytes(List<Member> members, byte[] filling, byte[] comment) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Member member : members) {
            int offset = zip.size();
            byte[] name = member.name().getBytes(ISO_8859_1);
            zip.writeBytes(header(30, 0x04034b50, member).array());
            zip.writeBytes(name);
            zip.writeBytes(member.extra());
            zip.writeBytes(member.content());
            directory.writeBytes(
                    header(46, 0x02014b50, member).putInt(42, offset).array());
            directory.writeBytes(name);
            directory.writeBytes(member.extra());
        }
        zip.writeBytes(filling);
        int start = zip.size();
        zip.writeBytes(directory.toByteArray());
        zip.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) members.size())
                .putShort((short) members.size())
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) comment.length)
                .array());
        zip.writeBytes(comment);
        return zip.toByteArray();
    }

    private static ByteBuffer header(int length, int signature, Member member) {
        ByteBuffer header = little(length).putInt(signature).putShort((short) 10);
        if (length == 46) {
            header.putShort((short) 10);
        }
        boolean stored = member.method() == 0;
        return header.putShort((short) member.flags())
                .putShort((short) member.method())
                .putShort((short) member.time())
                .putShort((short) 0x0021)
                .putInt((int) member.checksum())
                .putInt((int) (stored ? member.size() : member.content().length))
                .putInt((int) member.size())
                .putShort((short) member.name().length())
                .putShort((short) member.extra().length);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
