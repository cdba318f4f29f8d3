package org.cunzheng.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest; {@code dev} where the classes do not come from the packaged jar. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return new String[] {"cunzheng " + version};
    }
}
