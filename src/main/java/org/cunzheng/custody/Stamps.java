package org.cunzheng.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.timestamp.Answer;
import org.cunzheng.timestamp.Authority;
import org.cunzheng.timestamp.TimestampClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the log's newest checkpoint stamped by every authority that is set, in the background: one token covers every entry below
 * it. Nothing waits for it; what fails is tried again at the next turn, with the checkpoint that is the newest then.
 */
@Singleton
public class Stamps {
    private static final Logger LOG = LoggerFactory.getLogger(Stamps.class);

    private final List<Authority> authorities;
    private final TimestampClient client;
    private final LogTables tables;
    private final Rows rows;

    Stamps(List<Authority> authorities, TimestampClient client, LogTables tables, Rows rows) {
        this.authorities = List.copyOf(authorities);
        this.client = client;
        this.tables = tables;
        this.rows = rows;
    }

    /** Whether any authority is set that could prove a time. */
    public boolean anyAuthority() {
        return !authorities.isEmpty();
    }

    /** Once a minute, unless set otherwise. */
    @Scheduled(initialDelay = "${cunzheng.timestamp.interval:60s}", fixedDelay = "${cunzheng.timestamp.interval:60s}")
    public void stampNewest() {
        Optional<SignedCheckpoint> newest =
                tables.newest().filter(signed -> signed.checkpoint().size() > 0);
        newest.ifPresent(signed -> authorities.forEach(authority -> stamp(authority, signed)));
    }

    private void stamp(Authority authority, SignedCheckpoint signed) {
        long size = signed.checkpoint().size();
        if (rows.has(size, authority.name())) {
            return;
        }
        switch (client.ask(authority, Sha256.of(signed.note().getBytes(UTF_8)))) {
            case Answer.Granted(var token) ->
                rows.keep(size, authority.name(), token.genTime(), token.authority(), token.reply());
            case Answer.Refused(var reason, var detail) ->
                LOG.warn("{} refused checkpoint {}: {} {}", authority.name(), size, reason, detail);
            case Answer.Unreachable(var detail) ->
                LOG.warn("{} not reached for checkpoint {}: {}", authority.name(), size, detail);
        }
    }

    /** The earliest timestamp that covers the entry at that place; empty while there is none. */
    public Optional<Stamp> earliest(long place) {
        return rows.earliest(place);
    }

    /** The sizes of the checkpoints whose timestamps are the earliest that cover the entries at those places. */
    public Set<Long> earliestAbove(Collection<Long> places) {
        return earliestAbove(rows.times(), places);
    }

    /** @param times of all stamps, the largest sizes first, and of one size the earliest */
    static Set<Long> earliestAbove(List<Time> times, Collection<Long> places) {
        // From the largest size down, so that each step knows the earliest of all that are at least as large.
        NavigableMap<Long, Long> earliest = new TreeMap<>();
        Instant first = Instant.MAX;
        for (Time time : times) {
            if (time.genTime().isBefore(first)) {
                first = time.genTime();
                earliest.put(time.size(), time.size());
            } else {
                earliest.put(time.size(), earliest.firstEntry().getValue());
            }
        }
        Set<Long> sizes = new TreeSet<>();
        for (long place : places) {
            Map.Entry<Long, Long> above = earliest.higherEntry(place);
            if (above != null) {
                sizes.add(above.getValue());
            }
        }
        return sizes;
    }

    /** The last one that an authority gave. */
    public Optional<Stamp> newest() {
        return rows.newest();
    }

    /** All timestamps over one checkpoint, by the authorities' names. */
    public List<Stamp> over(long size) {
        return rows.over(size);
    }

    /** What is kept of a token. */
    @MappedEntity("timestamp_token")
    record Row(@Id long size, String authority, Instant genTime, String signer, byte[] reply) {}

    /** When a checkpoint was stamped. */
    @Introspected
    record Time(long size, Instant genTime) {}

    /** Timestamps as stored; it appends and reads. */
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Rows extends GenericRepository<Row, Long> {
        String READ = "SELECT size, authority, gen_time AS proved_at, signer, reply FROM timestamp_token";

        @Query("SELECT EXISTS (SELECT 1 FROM timestamp_token WHERE size = :size AND authority = :authority)")
        boolean has(long size, String authority);

        @Query("INSERT INTO timestamp_token (size, authority, gen_time, signer, reply)"
                + " VALUES (:size, :authority, :genTime, :signer, :reply) ON CONFLICT DO NOTHING")
        void keep(long size, String authority, Instant genTime, String signer, byte[] reply);

        @Query(READ + " WHERE size > :place ORDER BY gen_time LIMIT 1")
        Optional<Stamp> earliest(long place);

        @Query(READ + " ORDER BY size DESC, gen_time DESC LIMIT 1")
        Optional<Stamp> newest();

        @Query("SELECT size, gen_time FROM timestamp_token ORDER BY size DESC, gen_time")
        List<Time> times();

        @Query(READ + " WHERE size = :size ORDER BY authority")
        List<Stamp> over(long size);
    }
}
