package org.cunzheng.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket and its lists. The client is made when it is first needed; credentials come from where its library finds them. */
final class S3Bucket {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final S3Settings settings;
    private final Duration patience;
    private @Nullable S3Client client;

    /** @param patience how long it is waited for an answer, or for the next bytes of one */
    S3Bucket(S3Settings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /** A version of an object; without an id where the bucket keeps one only. */
    record Version(String key, Optional<String> id, boolean isMarker, boolean isLatest) {}

    String name() {
        return settings.bucket();
    }

    /**
     * Asks the store for something.
     *
     * @throws NoSuchFileException where there is no such object
     * @throws StoreFailure where it could not be had
     */
    <T> T ask(Function<S3Client, T> question) throws IOException {
        try {
            return question.apply(client());
        } catch (NoSuchKeyException e) {
            throw (NoSuchFileException) new NoSuchFileException(settings.bucket(), null, "no such object").initCause(e);
        } catch (SdkException e) {
            throw StoreFailure.of(settings.bucket(), e);
        }
    }

    /** Whether the store answered with one of these states, which is an answer too. */
    static boolean isAnswer(StoreFailure failure, Integer... states) {
        return failure.getCause() instanceof AwsServiceException answer
                && List.of(states).contains(answer.statusCode());
    }

    private synchronized S3Client client() {
        S3Client made = client;
        if (made == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .region(Region.of(settings.region()))
                    .forcePathStyle(settings.pathStyle())
                    .serviceConfiguration(S3Configuration.builder()
                            .chunkedEncodingEnabled(false)
                            .build())
                    // Each object is put with its SHA-256; what is read is checked by its seal, whatever the store
                    // says.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECTING)
                            .socketTimeout(patience));
            settings.endpoint().ifPresent(builder::endpointOverride);
            made = builder.build();
            client = made;
        }
        return made;
    }

    /** The keys that begin with a prefix, page by page; with a delimiter, the prefixes up to it instead. */
    Stream<String> keys(String prefix, Optional<String> delimiter) throws IOException {
        return pages(prefix, delimiter, Optional.empty())
                .flatMap(page -> delimiter.isPresent()
                        ? page.commonPrefixes().stream().map(common -> common.prefix())
                        : page.contents().stream().map(object -> object.key()));
    }

    private Stream<ListObjectsV2Response> pages(String prefix, Optional<String> delimiter, Optional<String> token)
            throws IOException {
        ListObjectsV2Response first = page(prefix, delimiter, token);
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.filter(full -> Boolean.TRUE.equals(full.isTruncated()))
                                .map(full -> nextPage(prefix, delimiter, full.nextContinuationToken())))
                .flatMap(Optional::stream);
    }

    private ListObjectsV2Response nextPage(String prefix, Optional<String> delimiter, String token) {
        try {
            return page(prefix, delimiter, Optional.of(token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListObjectsV2Response page(String prefix, Optional<String> delimiter, Optional<String> token)
            throws IOException {
        return ask(client -> client.listObjectsV2(request -> request.bucket(settings.bucket())
                .prefix(prefix)
                .delimiter(delimiter.orElse(null))
                .continuationToken(token.orElse(null))));
    }

    /** All versions of the objects whose keys begin with a prefix; where the store knows no versions, the objects. */
    List<Version> versions(String prefix) throws IOException {
        try {
            List<Version> versions = new ArrayList<>();
            ListObjectVersionsResponse page = versionsPage(prefix, Optional.empty());
            take(page, versions);
            while (Boolean.TRUE.equals(page.isTruncated())) {
                page = versionsPage(prefix, Optional.of(page));
                take(page, versions);
            }
            return versions;
        } catch (StoreFailure e) {
            if (!isAnswer(e, 405, 501)) {
                throw e;
            }
            try (Stream<String> keys = keys(prefix, Optional.empty())) {
                return keys.map(key -> new Version(key, Optional.empty(), false, true))
                        .toList();
            }
        }
    }

    private ListObjectVersionsResponse versionsPage(String prefix, Optional<ListObjectVersionsResponse> before)
            throws IOException {
        return ask(client -> client.listObjectVersions(request -> {
            request.bucket(settings.bucket()).prefix(prefix);
            before.ifPresent(
                    page -> request.keyMarker(page.nextKeyMarker()).versionIdMarker(page.nextVersionIdMarker()));
        }));
    }

    private static void take(ListObjectVersionsResponse page, List<Version> versions) {
        page.versions()
                .forEach(version -> versions.add(new Version(
                        version.key(),
                        Optional.ofNullable(version.versionId()),
                        false,
                        Boolean.TRUE.equals(version.isLatest()))));
        page.deleteMarkers()
                .forEach(marker -> versions.add(new Version(
                        marker.key(),
                        Optional.ofNullable(marker.versionId()),
                        true,
                        Boolean.TRUE.equals(marker.isLatest()))));
    }
}
