package org.cunzheng.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of all commands; alone it prints the help. */
@Command(
        name = "cunzheng",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "存证 · Evidence of debt-collection harassment: logged, sealed, classified, packed.",
        subcommands = {
            ServeCommand.class,
            OperatorCommand.class,
            ReadCommand.class,
            VerifyCommand.class,
            AuditCommand.class
        })
public final class CunzhengCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /**
     * Runs one command line and gives its exit status: 0 done, 2 wrong usage, others as the command's help says.
     * Text goes out as UTF-8 whatever the platform's own encoding is.
     *
     * @param clock tells today, where a text comes without its day
     */
    public static int run(Clock clock, String... args) {
        return new CommandLine(new CunzhengCommand())
                .addSubcommand(new ClassifyCommand(clock, System.in, System.out))
                .addSubcommand(new EvaluateCommand(
                        clock,
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new PrintStream(System.err, true, StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
