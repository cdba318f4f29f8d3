package org.cunzheng.web.packet;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.assembly.KeptFile;
import org.cunzheng.packet.assembly.KeptPacket;
import org.cunzheng.vault.DamagedOriginal;
import org.cunzheng.web.Attachment;

/**
 * A file of a packet as an answer: decrypted as it is sent, whole or from where a download broke off (RFC 9110, section 14, one
 * range of bytes). What is sent was read once before, so that of a damaged file nobody gets a part that looks whole.
 */
public final class PacketDownload {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");

    private PacketDownload() {}

    /** For a packet whose files another server has, or that lost one: not found, with words of its own. */
    public static HttpStatusException elsewhere() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "error.elsewhere");
    }

    private record Part(long from, long length) {}

    /**
     * Answers with a file, or the part that was asked for.
     *
     * @param name as which it is saved
     * @throws DamagedOriginal where what was asked for does not decipher, or the whole was read and is not what the log says
     */
    public static HttpResponse<StreamedFile> answer(
            HttpRequest<?> request, KeptPacket packet, KeptFile file, MediaType type, String name) throws IOException {
        long size = file.size();
        String tag = "\"" + file.digest() + "\"";
        Optional<Part> asked = asked(request, tag, size);
        Part part = asked.orElse(new Part(0, size));
        if (request.getMethod() != HttpMethod.HEAD) {
            check(file, part, size);
        }
        StreamedFile content = Attachment.content(
                        () -> open(file, part),
                        type,
                        part.length(),
                        packet.madeAt().toInstant())
                .attach(name);
        MutableHttpResponse<StreamedFile> answer = HttpResponse.ok(content)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                // An answer to HEAD has no body that would say it.
                .header(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()))
                .header(HttpHeaders.ETAG, tag);
        if (asked.isPresent()) {
            long last = part.from() + part.length() - 1;
            answer.status(HttpStatus.PARTIAL_CONTENT)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(part.from(), last, size));
        }
        return answer;
    }

    /** Empty where the whole is to be sent: none or several parts, one that is not there, or one of something else. */
    private static Optional<Part> asked(HttpRequest<?> request, String tag, long size) {
        Matcher range = RANGE.matcher(request.getHeaders().get(HttpHeaders.RANGE, String.class, ""));
        boolean ofThis = request.getHeaders()
                .get(HttpHeaders.IF_RANGE, String.class, tag)
                .equals(tag);
        if (request.getMethod() != HttpMethod.GET || !ofThis || !range.matches()) {
            return Optional.empty();
        }
        Optional<Long> first = Optional.ofNullable(range.group(1)).map(Long::valueOf);
        Optional<Long> second = Optional.ofNullable(range.group(2)).map(Long::valueOf);
        if (first.isEmpty() && second.isEmpty()) {
            return Optional.empty();
        }
        // Without a start, so many from the end.
        long from = first.orElseGet(() -> Math.max(0, size - second.orElse(0L)));
        long to = first.isEmpty()
                ? size
                : Math.min(size, second.map(last -> last + 1).orElse(size));
        return from < to ? Optional.of(new Part(from, to - from)) : Optional.empty();
    }

    /** Once for a request. Of a file in plain only the whole shows whether a part is what was written. */
    private static void check(KeptFile file, Part part, long size) throws IOException {
        if (file.isPlain()) {
            file.open().close();
            return;
        }
        try (InputStream in = open(file, part)) {
            if (part.length() < size) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            Sha256 calculated = Sha256.of(in);
            if (!calculated.equals(file.digest())) {
                throw new DamagedOriginal(file.digest(), calculated);
            }
        }
    }

    private static InputStream open(KeptFile file, Part part) {
        try {
            SeekableByteChannel content = file.openUncompared();
            return new Bounded(Channels.newInputStream(content.position(part.from())), part.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends after so many bytes. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
