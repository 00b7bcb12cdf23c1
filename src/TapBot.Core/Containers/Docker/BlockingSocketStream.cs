using System.Net.Sockets;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// A socket whose reads and writes block the calling thread. The engine writes once per log line; waking the runtime's asynchronous socket engine for each
/// of them costs four to five times the CPU of a thread that waits in the kernel. Closing the socket from another thread ends a read at once.
/// </summary>
/// <param name="socket">The socket; it is closed with the stream.</param>
/// <param name="pause">Lets lines gather before a read; null when everything is read at once.</param>
internal sealed class BlockingSocketStream(Socket socket, LogPause? pause = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        pause?.Before();
        var length = Guard(buffer, static (socket, buffer) => socket.Receive(buffer));
        pause?.After(length, buffer.Length);
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
            buffer = buffer[Guard(buffer, static (socket, buffer) => socket.Send(buffer))..];
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            socket.Dispose();
        base.Dispose(disposing);
    }

    private delegate int Transfer<T>(Socket socket, T buffer)
        where T : allows ref struct;

    /// <summary>What callers of a stream expect of a broken one is an <see cref="IOException"/>.</summary>
    private int Guard<T>(T buffer, Transfer<T> transfer)
        where T : allows ref struct
    {
        try
        {
            return transfer(socket, buffer);
        }
        catch (SocketException broken)
        {
            throw new IOException(broken.Message, broken);
        }
        catch (ObjectDisposedException closed)
        {
            throw new IOException("The connection was closed here.", closed);
        }
    }
}
