package org.consentcourier.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name server on this machine that knows these texts and nothing else; or one that listens and never answers. */
final class LoopbackDns implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int TXT = 16;
    private static final int NO_SUCH_NAME = 0x8183;
    private static final int FOUND = 0x8180;

    private final DatagramSocket socket;
    private final Map<String, List<String>> texts;
    private final boolean answers;

    private LoopbackDns(Map<String, List<String>> texts, boolean answers) {
        this.texts = texts;
        this.answers = answers;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    static LoopbackDns knowing(Map<String, List<String>> texts) {
        return new LoopbackDns(texts, true);
    }

    static LoopbackDns silent() {
        return new LoopbackDns(Map.of(), false);
    }

    Optional<String> address() {
        return Optional.of("127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        var buffer = new byte[512];
        try {
            while (true) {
                var asked = new DatagramPacket(buffer, buffer.length);
                socket.receive(asked);
                if (answers) {
                    var answer = answer(ByteBuffer.wrap(buffer, 0, asked.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // Closed: nobody asks any more.
        }
    }

    private byte[] answer(ByteBuffer asked) throws IOException {
        var id = asked.getShort(0);
        var name = new StringBuilder();
        asked.position(HEADER);
        for (int length = asked.get(); length > 0; length = asked.get()) {
            var label = new byte[length];
            asked.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, UTF_8));
        }
        var question = new byte[asked.position() + 4 - HEADER];
        asked.get(HEADER, question);
        return written(id, question, texts.get(name.toString().toLowerCase(Locale.ROOT)));
    }

    private static byte[] written(short id, byte[] question, @Nullable List<String> known) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        var found = known == null ? List.<String>of() : known;
        out.writeShort(id);
        out.writeShort(known == null ? NO_SUCH_NAME : FOUND);
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(question);
        for (var text : found) {
            out.writeShort(0xC000 | HEADER);
            out.writeShort(TXT);
            out.writeShort(1);
            out.writeInt(60);
            var data = text.getBytes(UTF_8);
            out.writeShort(data.length + 1);
            out.writeByte(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }
}
