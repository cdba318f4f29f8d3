package org.cunzheng.web.transparency;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;
import org.cunzheng.integrity.TreeEdge;

/** Serves the log at the addresses that C2SP tlog-tiles fixes, so that witnesses and monitors made for others can follow it. */
@Controller("/log")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class LogController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN + ";charset=utf-8");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final TransparencyLog log;

    LogController(TransparencyLog log) {
        this.log = log;
    }

    /** The newest checkpoint. */
    @Get("/checkpoint")
    HttpResponse<?> checkpoint() {
        return HttpResponse.ok(log.newest().note())
                .contentType(TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1");
    }

    /** The key that the checkpoints are signed with. */
    @Get("/key")
    HttpResponse<?> key() {
        return HttpResponse.ok(log.verifierKey() + "\n")
                .contentType(TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** A tile of the tree or, under {@code entries}, what the leaves of one are the hashes of. */
    @Get("/tile/{+path}")
    HttpResponse<?> tile(String path) {
        return TilePath.parse(path)
                .filter(this::isSigned)
                .flatMap(this::bytes)
                .<HttpResponse<?>>map(bytes -> HttpResponse.ok(bytes)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER))
                .orElseGet(HttpResponse::notFound);
    }

    /** Whether the tile lies within what was signed: nothing else is ever shown. */
    private boolean isSigned(TilePath path) {
        long size = log.newest().checkpoint().size();
        int level = Math.max(path.level(), 0);
        long full = TreeEdge.partialIndex(size, level);
        int width = path.index() < full ? Tile.WIDTH : TreeEdge.partialWidth(size, level);
        return path.index() <= full && path.width() <= width;
    }

    private Optional<byte[]> bytes(TilePath path) {
        if (path.isEntries()) {
            return Optional.of(entries(log.commitments(path.index()), path.width()));
        }
        return log.tile(path.level(), path.index())
                .map(tile -> new Tile(tile.level(), tile.index(), tile.hashes().subList(0, path.width())).bytes());
    }

    /** Each entry with its length before it, in two bytes. */
    private static byte[] entries(List<Sha256> commitments, int width) {
        ByteBuffer bytes = ByteBuffer.allocate(width * (Short.BYTES + Sha256.LENGTH));
        commitments
                .subList(0, width)
                .forEach(commitment -> bytes.putShort((short) Sha256.LENGTH).put(commitment.bytes()));
        return bytes.array();
    }
}
