package org.consentcourier.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;

/** Lines to the server, and its replies. */
final class Wire {

    /** RFC 5321 allows 512; some servers are talkative. */
    private static final int LONGEST_LINE = 4096;

    private static final int MOST_LINES = 200;
    private static final int CODE = 3;

    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Several at once, where the server allows it. */
    void write(String... lines) throws IOException {
        write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** What arrived before anybody asked for it: commands smuggled in before TLS, for one. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    Reply read() throws IOException {
        var lines = new ArrayList<String>();
        String line;
        do {
            line = readLine();
            if (line.length() < CODE || !line.chars().limit(CODE).allMatch(Character::isDigit)) {
                throw new IOException("the server does not speak SMTP");
            }
            lines.add(line);
        } while (line.length() > CODE && line.charAt(CODE) == '-' && lines.size() < MOST_LINES);
        return new Reply(Integer.parseInt(line.substring(0, CODE)), lines);
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("the server's reply does not end");
            }
            if (sign != '\r') {
                line.write(sign);
            }
        }
        return line.toString(UTF_8);
    }
}
