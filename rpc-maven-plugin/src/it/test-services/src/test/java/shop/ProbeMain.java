package shop;

import loopback.LoopbackChannel;

final class ProbeMain {
    public static void main(String[] arguments) {
        Probe inspector = order -> new Probe.Report(order, order.count() > 9);
        Probe probe = new ProbeStub(new LoopbackChannel(ProbeBinding.of(inspector)));
        System.out.println(probe.inspect(new Order("anchor", 10)));
    }
}
