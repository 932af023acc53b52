package org.consentcourier.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Connections, before anything is said. */
final class Sockets {

    private Sockets() {}

    /** To the first address of the server that answers. */
    static Socket connect(SmtpServer server, Deadline deadline) throws IOException {
        var addresses = InetAddress.getAllByName(server.host());
        var patience = Math.max(1, (int) server.habits().timeout().toMillis() / addresses.length);
        var failure = new IOException("no address");
        for (var address : addresses) {
            var socket = new Socket();
            deadline.guard(socket);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, server.port()), patience);
                return socket;
            } catch (IOException e) {
                close(socket);
                failure = e;
            }
        }
        throw failure;
    }

    /** The same connection, encrypted from here on. */
    static SSLSocket encrypt(Socket socket, SmtpServer server) throws IOException {
        var encrypted = (SSLSocket) server.tls().createSocket(socket, server.host(), server.port(), true);
        if (server.checksName()) {
            var parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
        }
        encrypted.startHandshake();
        return encrypted;
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, whatever became of it.
        }
    }
}
