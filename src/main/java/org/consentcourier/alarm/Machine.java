package org.consentcourier.alarm;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of the machine this node runs on, by which IT finds it. */
@Singleton
class Machine {

    private final String name;

    Machine() {
        name = hostName();
    }

    String name() {
        return name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed machine";
        }
    }
}
