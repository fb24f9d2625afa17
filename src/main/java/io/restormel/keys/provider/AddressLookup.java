package io.restormel.keys.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds all addresses of a host name; in production {@link InetAddress#getAllByName}. */
interface AddressLookup {
    InetAddress[] all(String host) throws UnknownHostException;
}
