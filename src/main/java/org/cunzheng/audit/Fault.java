package org.cunzheng.audit;

/**
 * One thing that does not fit. It holds ids, places, digests and times, and nothing of what a person said.
 *
 * @param subject what it is about: {@code log}, {@code entry ID}, {@code leaf PLACE}, {@code tile LEVEL/PLACE}, {@code checkpoint SIZE},
 *     {@code timestamp SIZE/AUTHORITY}, {@code original DIGEST of entry ID}
 * @param expected empty where there is nothing to compare
 * @param found empty where there is nothing
 */
public record Fault(Trait trait, String subject, String expected, String found) {}
