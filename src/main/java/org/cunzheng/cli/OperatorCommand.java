package org.cunzheng.cli;

import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.account.Accounts;
import org.cunzheng.account.Login;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.DatabaseUnavailable;
import org.cunzheng.database.EmbeddedDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the accounts of those who run a deployment. */
@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = {"管理运维账号。", "Manages operators' accounts."})
final class OperatorCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "新增一个运维账号，并打印一次性显示的初始密码和恢复码。服务可以正在运行。",
                "Adds an operator and prints a first password and a recovery code, once. The server may be running."
            },
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:added", "1:not added; stderr says why", "2:wrong usage"})
    int add(
            @Parameters(paramLabel = "EMAIL", description = "the operator's e-mail address") String email,
            @Option(
                            names = "--data",
                            paramLabel = "FOLDER",
                            defaultValue = "${env:CUNZHENG_DATA:-data}",
                            description = "the data folder (default: ${DEFAULT-VALUE})")
                    Path data) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Login> login = Login.parse(email);
        if (login.isEmpty() || !email.contains("@")) {
            err.println("这不是一个邮箱地址。 / That is not an e-mail address.");
            return 2;
        }
        try {
            return add(login.get(), data);
        } catch (DatabaseUnavailable e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int add(Login login, Path data) {
        Optional<DatabaseAddress> running = Database.given().or(() -> EmbeddedDatabase.runningIn(data));
        if (running.isPresent()) {
            return add(login, data, running.get());
        }
        try (DataFolder folder = DataFolder.take(data);
                Database database = Database.open(folder)) {
            return add(login, folder.path(), database.address());
        }
    }

    private int add(Login login, Path data, DatabaseAddress address) {
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(address.asProperties())
                .properties(LeftToServer.SETTINGS)
                .properties(Map.of("cunzheng.data", data.toString()))
                .start()) {
            byte[] random = new byte[15];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Optional<String> code = context.getBean(Accounts.class).addOperator(login, password);
            if (code.isEmpty()) {
                spec.commandLine().getErr().println("这个邮箱已有账号。 / There is an account with this address already.");
                return 1;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("初始密码 / first password: " + password);
            out.println("恢复码 / recovery code:   " + code.get());
            out.println("只显示这一次，请登录后修改密码。 / Shown only once; change the password after signing in.");
            return 0;
        }
    }
}
