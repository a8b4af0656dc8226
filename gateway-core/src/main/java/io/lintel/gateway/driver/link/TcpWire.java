package io.lintel.gateway.driver.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One TCP connection. Its handler runs on the links' thread. */
final class TcpWire extends SimpleChannelInboundHandler<ByteBuf> implements Wire {

  /** Beyond this the peer is held back, until the driver has taken half of it. */
  private static final int UNTAKEN_MAX = 64 * 1024;

  private final TcpAddress address;
  private final Listener listener;
  private final AtomicInteger untaken = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Channel channel;

  TcpWire(TcpAddress address, Listener listener) {
    this.address = address;
    this.listener = listener;
  }

  /** Reading starts only now, so that nothing is received before the link is up. */
  void opened(Channel connected) {
    channel = connected;
    listener.opened(this);
    if (ended.get()) {
      var _ = connected.close();
    } else {
      connected.config().setAutoRead(true);
    }
  }

  @Override
  public void write(byte[] chunk, Runnable written) {
    Channel open = channel;
    if (open != null) {
      open.writeAndFlush(Unpooled.wrappedBuffer(chunk))
          .addListener(
              done -> {
                if (done.isSuccess()) {
                  written.run();
                }
              });
    }
  }

  @Override
  public void taken(int bytes) {
    Channel open = channel;
    if (untaken.addAndGet(-bytes) <= UNTAKEN_MAX / 2 && open != null) {
      open.config().setAutoRead(true);
    }
  }

  @Override
  public void close() {
    ended.set(true);
    Channel open = channel;
    if (open != null) {
      var _ = open.close();
    }
  }

  @Override
  public boolean holdsBytesLong() {
    return true;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf received) {
    byte[] bytes = new byte[received.readableBytes()];
    received.readBytes(bytes);
    if (untaken.addAndGet(bytes.length) > UNTAKEN_MAX) {
      context.channel().config().setAutoRead(false);
    }
    listener.received(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (ended.compareAndSet(false, true)) {
      listener.lost(TcpCauses.closedByPeer(address));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (ended.compareAndSet(false, true)) {
      listener.lost(TcpCauses.of(cause, address));
    }
    var _ = context.close();
  }
}
