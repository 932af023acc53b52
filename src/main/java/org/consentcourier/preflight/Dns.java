package org.consentcourier.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.naming.directory.DirContext;
import javax.naming.spi.InitialContextFactory;

/** Texts in the DNS, by Java's own client, which goes on by TCP where an answer is long; each question is given up within seconds. */
final class Dns {

    private static final String PROVIDER = "com.sun.jndi.dns.DnsContextFactory";
    private static final Duration FIRST_TRY = Duration.ofSeconds(1);
    private static final int TRIES = 2;

    private final String server;

    /** By this server, a host and perhaps a port; by default whom the system asks. */
    Dns(Optional<String> server) {
        this.server = server.map(host -> "dns://" + host).orElse("dns:");
    }

    /** What came of a question. */
    sealed interface Answer {

        /** The texts of a name, perhaps none. */
        record Texts(List<String> texts) implements Answer {}

        /** Nobody answered that knows. */
        record Unknown(String reason) implements Answer {}
    }

    // JNDI wants a Hashtable.
    @SuppressWarnings("JdkObsolete")
    Answer texts(String name) {
        var settings = new Hashtable<String, String>();
        settings.put(Context.PROVIDER_URL, server);
        settings.put("com.sun.jndi.dns.timeout.initial", String.valueOf(FIRST_TRY.toMillis()));
        settings.put("com.sun.jndi.dns.timeout.retries", String.valueOf(TRIES));
        try {
            var context = context(settings);
            try {
                return new Answer.Texts(values(context, name));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            return new Answer.Texts(List.of());
        } catch (NamingException e) {
            return new Answer.Unknown("The DNS did not answer");
        }
    }

    // Java's provider for the DNS by itself: what Quarkus has switched off, and rightly, is JNDI at large, whose
    // look-ups may
    // load objects. Here texts alone are read, of names that stand in the settings.
    private static DirContext context(Hashtable<String, String> settings) throws NamingException {
        for (var provider : ServiceLoader.load(InitialContextFactory.class, ClassLoader.getSystemClassLoader())) {
            if (provider.getClass().getName().equals(PROVIDER)) {
                return (DirContext) provider.getInitialContext(settings);
            }
        }
        throw new NoInitialContextException(PROVIDER);
    }

    @SuppressWarnings("BanJNDI")
    private static List<String> values(DirContext context, String name) throws NamingException {
        var attribute = context.getAttributes(name, new String[] {"TXT"}).get("TXT");
        var texts = new ArrayList<String>();
        for (int i = 0; attribute != null && i < attribute.size(); i++) {
            // A text in several parts comes with quotes around each.
            texts.add(String.valueOf(attribute.get(i)).replace("\"", "").strip());
        }
        return texts;
    }
}
