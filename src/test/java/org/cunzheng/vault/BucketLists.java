package org.cunzheng.vault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunzheng.vault.LockingBucket.Version;

/** The lists of {@link LockingBucket}, in pages of two. */
final class BucketLists {
    private static final int PAGE = 2;

    private BucketLists() {}

    static Optional<Version> current(List<Version> versions, String key) {
        return versions.reversed().stream()
                .filter(version -> version.key().equals(key))
                .findFirst();
    }

    static String versions(List<Version> versions, String prefix, String after) {
        List<Version> found = versions.stream()
                .filter(version ->
                        version.key().startsWith(prefix) && version.id().compareTo(after) > 0)
                .toList();
        List<Version> page = found.stream().limit(PAGE).toList();
        return "<ListVersionsResult><IsTruncated>" + (found.size() > PAGE) + "</IsTruncated><NextVersionIdMarker>"
                + (page.isEmpty() ? "" : page.getLast().id()) + "</NextVersionIdMarker><NextKeyMarker>x</NextKeyMarker>"
                + page.stream().map(version -> told(versions, version)).collect(Collectors.joining())
                + "</ListVersionsResult>";
    }

    private static String told(List<Version> versions, Version version) {
        String element = version.isMarker() ? "DeleteMarker" : "Version";
        boolean isLatest = current(versions, version.key()).orElseThrow().equals(version);
        return "<" + element + "><Key>" + version.key() + "</Key><VersionId>" + version.id() + "</VersionId><IsLatest>"
                + isLatest + "</IsLatest></" + element + ">";
    }

    static String keys(List<Version> versions, String prefix, String delimiter, String after) {
        Set<String> found = new TreeSet<>();
        for (Version version : versions) {
            String key = version.key();
            if (key.startsWith(prefix) && !current(versions, key).orElseThrow().isMarker()) {
                int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                found.add(end < 0 ? key : key.substring(0, end + 1));
            }
        }
        found.removeIf(name -> name.compareTo(after) <= 0);
        List<String> page = found.stream().limit(PAGE).toList();
        String items = page.stream()
                .map(name -> !delimiter.isEmpty() && name.endsWith(delimiter)
                        ? "<CommonPrefixes><Prefix>" + name + "</Prefix></CommonPrefixes>"
                        : "<Contents><Key>" + name + "</Key></Contents>")
                .collect(Collectors.joining());
        return "<ListBucketResult><IsTruncated>" + (found.size() > PAGE) + "</IsTruncated><NextContinuationToken>"
                + (page.isEmpty() ? "" : page.getLast()) + "</NextContinuationToken>" + items + "</ListBucketResult>";
    }
}
