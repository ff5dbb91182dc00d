package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostAddressesTest {
    private static InetAddress address(String digits) throws UnknownHostException {
        return InetAddress.getAllByName(digits)[0];
    }

    @Test
    void everyAddressOfANameIsAnEndpointWithTheSamePort() throws UnknownHostException {
        HostAddresses addresses = HostAddresses.of("tcp://orders.test:5555", host ->
                new InetAddress[] {address("10.0.0.7"), address("10.0.0.8"), address("::1")});
        assertEquals(
                List.of("tcp://10.0.0.7:5555", "tcp://10.0.0.8:5555", "tcp://[0:0:0:0:0:0:0:1]:5555"),
                addresses.lookUp());
    }

    @Test
    void whatIsFoundCanBeConnectedTo() throws UnknownHostException {
        HostAddresses addresses =
                HostAddresses.of("tcp://orders.test:5555", host -> new InetAddress[] {address("fe80::1")});
        addresses.lookUp().forEach(HostAddresses::check);
    }

    @Test
    void theResolverIsAskedEachTimeAndForTheNameOnly() throws UnknownHostException {
        List<String> asked = new ArrayList<>();
        HostAddresses addresses = HostAddresses.of("tcp://orders.test:5555", host -> {
            asked.add(host);
            return new InetAddress[] {address("10.0.0." + asked.size())};
        });
        assertEquals(List.of(), asked, "nobody before there is a need");
        assertEquals(List.of("tcp://10.0.0.1:5555"), addresses.lookUp());
        assertEquals(List.of("tcp://10.0.0.2:5555"), addresses.lookUp());
        assertEquals(List.of("orders.test", "orders.test"), asked);
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBeUnknown() {
        HostAddresses addresses = HostAddresses.of("tcp://orders.test:5555", host -> {
            throw new UnknownHostException(host);
        });
        assertEquals(
                "orders.test",
                assertThrows(UnknownHostException.class, addresses::lookUp).getMessage());
    }
}
