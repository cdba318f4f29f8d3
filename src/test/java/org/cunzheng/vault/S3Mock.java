package org.cunzheng.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Mock of Adobe, in a process of its own with its own libraries, started when first needed and ended with the tests. */
record S3Mock(URI address, S3Client client) {
    static final String BUCKET = "originals";

    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports? .*?(\\d+) \\(http\\)");
    private static @Nullable S3Mock running;

    static synchronized S3Mock running() {
        S3Mock known = running;
        if (known == null) {
            System.setProperty("aws.accessKeyId", "tester");
            System.setProperty("aws.secretAccessKey", "of no worth");
            known = start();
            known.client.createBucket(request -> request.bucket(BUCKET));
            running = known;
        }
        return known;
    }

    S3Settings settings(String prefix, String lockDays) {
        return S3Settings.parse(BUCKET, address.toString(), "", prefix, "", "GOVERNANCE", lockDays, 1000);
    }

    private static S3Mock start() {
        try {
            Path said = Files.createTempFile(Path.of("target"), "s3mock-", ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx300m",
                            "-jar",
                            Path.of("target", "s3mock.jar").toString(),
                            "--server.port=0",
                            "--http.port=0",
                            "--com.adobe.testing.s3mock.max-payload-size=100MB")
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            URI address = URI.create("http://127.0.0.1:" + port(process, said));
            return new S3Mock(address, client(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(Process process, Path said) throws IOException {
        for (int tries = 0; tries < 1200 && process.isAlive(); tries++) {
            Matcher started = STARTED.matcher(Files.readString(said));
            if (started.find()) {
                return started.group(1);
            }
            try {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        process.destroy();
        throw new IllegalStateException("S3Mock did not start:\n" + Files.readString(said));
    }

    static S3Client client(URI address) {
        return S3Client.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "of no worth")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
                .build();
    }
}
