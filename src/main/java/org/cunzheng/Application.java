package org.cunzheng;

/** The one entry point of the packaged jar. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        System.out.println(String.join(" ", args));
    }
}
