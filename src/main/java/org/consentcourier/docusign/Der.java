package org.consentcourier.docusign;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The few bytes of DER by which PKCS#8 wraps a PKCS#1 key; Java reads only the wrapped form. */
final class Der {
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return tagged(SEQUENCE, VERSION_0, RSA_ENCRYPTION, tagged(OCTET_STRING, pkcs1));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        writeLength(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    /** In the shortest form, the only one DER allows and Java reads. */
    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write(length >>> shift);
        }
    }
}
