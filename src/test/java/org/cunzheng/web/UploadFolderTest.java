package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class UploadFolderTest {
    @TempDir
    private Path data;

    @Test
    void a_file_of_a_form_lies_below_the_data_folder_while_it_arrives_and_is_gone_afterwards() throws IOException {
        Path large = Files.write(data.resolve("large.bin"), new byte[3_000_000]);
        try (EmbeddedServer server = started()) {
            assertThat(new Browser(server.getURI())
                            .upload("/test-uploads", "file", large)
                            .body())
                    .isEqualTo("1");
            assertThat(uploads()).isEmpty();
        }
    }

    @Test
    void what_a_crash_left_there_is_deleted_at_the_start() throws IOException {
        Files.createDirectories(data.resolve("uploads"));
        Files.writeString(data.resolve("uploads/FUp_1_left.tmp"), "others' words");
        try (EmbeddedServer server = started()) {
            assertThat(server.isRunning()).isTrue();
            assertThat(uploads()).isEmpty();
        }
    }

    private Stream<Path> uploads() throws IOException {
        return Files.list(data.resolve("uploads"));
    }

    private EmbeddedServer started() {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "datasources.default.enabled",
                        "false",
                        "cunzheng.data",
                        data.toString(),
                        "micronaut.server.port",
                        "-1",
                        "upload-folder-test",
                        "true"));
    }

    /** Says how many files lie in the folder while a form is read. */
    @Controller("/test-uploads")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Hidden
    @Requires(property = "upload-folder-test")
    @ExecuteOn(TaskExecutors.BLOCKING)
    static final class Counting {
        @Inject
        private HttpServerConfiguration server;

        @Post
        @Consumes(MediaType.MULTIPART_FORM_DATA)
        String count(@Body MultipartBody body) throws IOException {
            long count = 0;
            for (CompletedPart part : Flux.from(body).toIterable(1)) {
                try (Stream<Path> files = Files.list(
                        server.getMultipart().getLocation().orElseThrow().toPath())) {
                    count = files.count();
                }
                if (part instanceof CompletedFileUpload upload) {
                    upload.discard();
                }
            }
            return Long.toString(count);
        }
    }
}
