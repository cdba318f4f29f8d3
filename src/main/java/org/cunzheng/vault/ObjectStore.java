package org.cunzheng.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Where sealed objects and wrapped keys lie, by scope and name. It sees ciphertext only and knows no key. What an operation says
 * is done is there, or gone, also after a crash.
 *
 * <p>Streams of names read as they go: they are to be closed, and throw {@link java.io.UncheckedIOException}.
 */
interface ObjectStore {
    /**
     * Looks whether it can be reached and is as it must be; changes nothing.
     *
     * @throws VaultStoreProblem where it is not
     */
    void ready();

    /**
     * Makes sure besides that it takes something in.
     *
     * @throws VaultStoreProblem where it does not
     */
    void readyToKeep();

    /** Whether files of before encryption may lie here, under their digests. */
    boolean mayHoldPlain();

    /** An empty file on this machine, readable by its owner only, for what is to be put in. */
    Path arriving(VaultScope scope) throws IOException;

    /** Takes a flushed file over under a name, whole or not at all; what had that name is replaced. The file may be gone then. */
    void put(VaultScope scope, String name, Path arrived) throws IOException;

    /** Keeps a few bytes under a name that nothing has yet; where somebody was first, even at this moment, his stay. */
    void putOnce(VaultScope scope, String name, byte[] content) throws IOException;

    boolean exists(VaultScope scope, String name) throws IOException;

    /**
     * The first bytes of an object, at most so many.
     *
     * @throws NoSuchFileException where there is none
     */
    byte[] start(VaultScope scope, String name, int most) throws IOException;

    /**
     * Opens an object, read as it is consumed. Its reading throws an IOException, and does not just end, where the store breaks
     * off.
     *
     * @throws NoSuchFileException where there is none
     */
    InputStream open(VaultScope scope, String name) throws IOException;

    /** Deletes an object with all that the store kept of its earlier states; to repeat is harmless. */
    Removal delete(VaultScope scope, String name) throws IOException;

    /** Deletes all objects of a scope; what the store holds back stays. */
    void clear(VaultScope scope) throws IOException;

    /** The scopes that have an object. */
    Stream<VaultScope> scopes() throws IOException;

    /** The names of a scope's objects. */
    Stream<String> names(VaultScope scope) throws IOException;

    /** The names of all scopes' objects. */
    Stream<String> names() throws IOException;

    /** Deletes what has been arriving since before a moment, as a crash leaves it. */
    void sweep(Instant before) throws IOException;
}
