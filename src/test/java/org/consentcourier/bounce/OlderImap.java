package org.consentcourier.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** A real IMAP server seen through somebody who keeps silent about some of what it can do. */
final class OlderImap implements AutoCloseable {

    private final ServerSocket socket;
    private final int real;
    private final List<String> kept;

    private OlderImap(ServerSocket socket, int real, List<String> kept) {
        this.socket = socket;
        this.real = real;
        this.kept = kept;
    }

    /** The server at that port of ours without these capabilities. */
    static OlderImap of(int port, String... without) {
        try {
            var older = new OlderImap(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), port, List.of(without));
            Thread.startVirtualThread(older::serve);
            return older;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), real)) {
            Thread.startVirtualThread(() -> copy(client, server, false));
            copy(server, client, true);
        } catch (IOException e) {
            // One of them hung up.
        }
    }

    private void copy(Socket from, Socket to, boolean silently) {
        var bytes = new byte[64 * 1024];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                var said = new String(bytes, 0, read, ISO_8859_1);
                to.getOutputStream().write((silently ? without(said) : said).getBytes(ISO_8859_1));
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them hung up.
        }
    }

    private String without(String said) {
        return said.contains("CAPABILITY")
                ? kept.stream().reduce(said, (text, capability) -> text.replace(" " + capability, ""))
                : said;
    }
}
