package org.cunzheng.cli;

import java.util.Optional;
import org.cunzheng.Application;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest; {@code dev} where the classes do not come from the packaged jar. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Application.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return new String[] {"cunzheng " + version};
    }
}
