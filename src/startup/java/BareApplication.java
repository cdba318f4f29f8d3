import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import javax.sql.DataSource;

/**
 * The same Micronaut modules with nothing of ours: an HTTP server that is connected to the database. It is
 * what the product's start is measured against.
 */
public final class BareApplication {
    private BareApplication() {}

    public static void main(String[] args) throws InterruptedException {
        ApplicationContext context = ApplicationContext.run();
        context.getBean(DataSource.class); // its pool connects as it is made
        context.getBean(EmbeddedServer.class).start();
        Thread.currentThread().join();
    }
}
