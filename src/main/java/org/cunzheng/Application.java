package org.cunzheng;

import org.cunzheng.cli.CunzhengCommand;

/** The one entry point of the packaged jar; see {@code --help} for its commands. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        int status = CunzhengCommand.run(new ClockFactory().clock(), args);
        if (status != 0) {
            System.exit(status);
        }
    }
}
