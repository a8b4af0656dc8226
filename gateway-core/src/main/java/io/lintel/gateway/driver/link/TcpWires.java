package io.lintel.gateway.driver.link;

import io.lintel.spi.Fault;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/** TCP links through Netty. Owns one thread for all of them, and short-lived ones for names. */
final class TcpWires implements AutoCloseable {

  private static final int CONNECT_LIMIT_MILLIS = 5_000;

  /** A dead peer is found after 10 + 3 * 5 s even when nothing is sent. */
  private static final int KEEPALIVE_IDLE_SECONDS = 10;

  private static final int KEEPALIVE_INTERVAL_SECONDS = 5;
  private static final int KEEPALIVE_COUNT = 3;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("tcp-links", true), NioIoHandler.newFactory());
  private final ExecutorService names = Executors.newVirtualThreadPerTaskExecutor();

  Wire.Opener opener(TcpAddress address) {
    return listener -> names.execute(() -> resolve(address, listener));
  }

  @Override
  public void close() {
    names.shutdownNow();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private void resolve(TcpAddress address, Wire.Listener listener) {
    try {
      var found = List.of(InetAddress.getAllByName(address.host()));
      connect(address, found, listener);
    } catch (UnknownHostException e) {
      listener.failed(TcpCauses.of(e, address));
    }
  }

  /** Tries each address of the host in turn; the cause of the last one is told. */
  private void connect(TcpAddress address, List<InetAddress> left, Wire.Listener listener) {
    var target = new InetSocketAddress(left.getFirst(), address.port());
    var wire = new TcpWire(address, listener);
    ChannelFuture connecting = bootstrap(wire).connect(target);
    connecting.addListener(
        _ -> {
          if (connecting.isSuccess()) {
            wire.opened(connecting.channel());
          } else if (left.size() > 1) {
            connect(address, left.subList(1, left.size()), listener);
          } else {
            listener.failed(cause(connecting, address));
          }
        });
  }

  private static Fault cause(ChannelFuture failed, TcpAddress address) {
    Throwable cause = failed.cause();
    return TcpCauses.of(cause == null ? new IllegalStateException("cancelled") : cause, address);
  }

  private Bootstrap bootstrap(TcpWire wire) {
    return new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_LIMIT_MILLIS)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_READ, false)
        // closing resets the connection, so that the system forgets bytes it has not delivered
        .option(ChannelOption.SO_LINGER, 0)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEPALIVE_IDLE_SECONDS)
        .option(
            NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEPALIVE_INTERVAL_SECONDS)
        .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEPALIVE_COUNT)
        .handler(wire);
  }
}
