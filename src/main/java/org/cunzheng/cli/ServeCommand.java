package org.cunzheng.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cunzheng.custody.LogKeyProblem;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.database.DatabaseUnavailable;
import org.cunzheng.packet.assembly.ScratchFolder;
import org.cunzheng.vault.Vault;
import org.cunzheng.vault.VaultKeyProblem;
import org.cunzheng.vault.VaultStoreProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the product and runs it until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "启动服务；没有指定数据库时使用内置的 PostgreSQL。",
            "Starts the server, on an embedded PostgreSQL unless DATASOURCES_DEFAULT_URL names another."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:ended as told", "1:did not start; stderr says why", "2:wrong usage"})
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:CUNZHENG_DATA:-data}",
            description = "folder for everything that outlives the run (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(names = "--until-parent-ends", hidden = true, description = "end with the process that started this one")
    private boolean untilParentEnds;

    @Override
    public Integer call() throws InterruptedException {
        if (untilParentEnds) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        try {
            serve(DataFolder.take(data));
            return 0;
        } catch (DatabaseUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void serve(DataFolder folder) throws InterruptedException {
        Database database = Database.open(folder);
        ApplicationContext context = ApplicationContext.builder()
                .properties(database.address().asProperties())
                .properties(Map.of("cunzheng.data", folder.path().toString()))
                .build();
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            // The server first, so that no request meets a stopped database.
                            context.stop();
                            database.close();
                            folder.close();
                            told.countDown();
                        },
                        "stop"));
        EmbeddedServer server = started(context);
        spec.commandLine().getOut().println("存证已启动，请打开 / Cunzheng is ready, open: " + server.getURL());
        told.await();
    }

    private static EmbeddedServer started(ApplicationContext context) {
        try {
            context.start();
            context.getBean(ScratchFolder.class).empty();
            context.getBean(Sequencer.class);
            context.getBean(Vault.class).unlock();
            return context.getBean(EmbeddedServer.class).start();
        } catch (BeanInstantiationException | VaultStoreProblem e) {
            throw keyProblem(e).orElseThrow(() -> e);
        } catch (ServerStartupException e) {
            throw new DatabaseUnavailable(
                    "网页端口打不开，多半已被占用：请关掉占用它的程序，或用 MICRONAUT_SERVER_PORT 换一个端口。"
                            + " / The web port cannot be opened, most likely another program has it: stop that one, or"
                            + " name another port with MICRONAUT_SERVER_PORT.",
                    e);
        }
    }

    /**
     * A log that cannot be signed must not take anything in, nor a vault that cannot be opened or has no store; what is
     * wrong was said by whoever found it.
     */
    private static Optional<DatabaseUnavailable> keyProblem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogKeyProblem
                    || cause instanceof VaultKeyProblem
                    || cause instanceof VaultStoreProblem) {
                return Optional.of(new DatabaseUnavailable(String.valueOf(cause.getMessage()), cause));
            }
        }
        return Optional.empty();
    }
}
