package org.cunzheng.audit;

/** What may be wrong with one thing, and how to take it. */
public enum Trait {
    /** The content does not give the entry's commitment. */
    COMMITMENT(Sort.ALTERED),
    /** The content is not what any entry's canonical bytes can be. */
    NOT_CANONICAL(Sort.ALTERED),
    /** The content is longer than any that is ever sealed. */
    TOO_LONG(Sort.ALTERED),
    /** The row's id is not the sealed one. */
    ID(Sort.ALTERED),
    /** The row stands in another case file than was sealed. */
    CASE_FILE(Sort.ALTERED),
    /** The row's time is not the sealed one. */
    RECORDED_AT(Sort.ALTERED),
    /** The tree's leaf is not the hash of the entry's commitment. */
    LEAF_HASH(Sort.ALTERED),
    /** A place beyond all that was signed or follows on. */
    PLACE(Sort.ALTERED),
    /** Out of the order in which entries came in, or a checkpoint between them is gone. */
    ORDER(Sort.ALTERED),
    /** The queue of those that wait for a place does not fit the entry. */
    WAITING(Sort.ALTERED),
    /** A hash above the leaves does not follow from those below. */
    TILE(Sort.ALTERED),
    /** A tile has more or fewer hashes than the tree has. */
    TILE_WIDTH(Sort.ALTERED),
    /** A tile where the tree has none. */
    TILE_STRAY(Sort.ALTERED),
    /** The row says something else than the signed note in it. */
    CHECKPOINT(Sort.ALTERED),
    /** The note is not as the log's key signs it. */
    SIGNATURE(Sort.ALTERED),
    /** The entries do not give the root that was signed. */
    ROOT(Sort.ALTERED),
    /** The entries do not give the checkpoint that was brought from elsewhere. */
    BROUGHT(Sort.ALTERED),
    /** The authority's answer is not a token over this checkpoint. */
    TOKEN(Sort.ALTERED),
    /** The row says something else than the token in it. */
    TOKEN_ROW(Sort.ALTERED),
    /** What is on record of an earlier audit is not as the log's key signed it. */
    AUDIT_RECORD(Sort.ALTERED),
    /** An erasure does not fit what it says it erased. */
    ERASURE(Sort.ALTERED),
    /** The stored file is not the one that was put in. */
    ORIGINAL(Sort.ALTERED),

    /** No content, and no erasure that says so. */
    CONTENT_GONE(Sort.MISSING),
    /** Something names an entry that is not there. */
    ENTRY_GONE(Sort.MISSING),
    /** A place below the log's size at which no entry stands. */
    LEAF_GONE(Sort.MISSING),
    /** An entry that has no place and waits for none. */
    PLACE_GONE(Sort.MISSING),
    TILE_GONE(Sort.MISSING),
    /** The log has fewer places than an audit on record counted. */
    SHORTER(Sort.MISSING),
    /** Leaves or a token without the checkpoint that belongs to them. */
    CHECKPOINT_GONE(Sort.MISSING),
    ORIGINAL_GONE(Sort.MISSING),

    /** An entry's content that cannot be taken apart. */
    CONTENT_UNREADABLE(Sort.UNVERIFIABLE),
    /** An entry of a form that this version does not know. */
    FORMAT(Sort.UNVERIFIABLE),
    /** A time that goes back against what came before, or ahead of what came after. */
    CLOCK(Sort.UNVERIFIABLE),
    /** A token that no root set here, or no algorithm we trust, lets us check. */
    TOKEN_UNCHECKED(Sort.UNVERIFIABLE),
    /** The key of the case file's originals is missing or does not open, or the disk does not give the file. */
    ORIGINAL_CLOSED(Sort.UNVERIFIABLE);

    /** How to take a fault. */
    public enum Sort {
        ALTERED,
        MISSING,
        /** Nothing shows a change; it cannot be checked. */
        UNVERIFIABLE
    }

    private final Sort sort;

    Trait(Sort sort) {
        this.sort = sort;
    }

    public Sort sort() {
        return sort;
    }
}
